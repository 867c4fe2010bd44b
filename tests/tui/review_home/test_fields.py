from annotator.tui.review_home.fields import ManyField, OneField, Option, TextField
from annotator.tui.review_home.form_rows import field_rows

PEOPLE = (Option("ana", "Ana"), Option("bo", "Bo"), Option("cy", "Cy"))


def shown(field: ManyField | OneField | TextField, at: str = "", width: int = 80) -> list[str]:
    rows = field_rows(field, at, width)
    return ["".join(part.text for part in row).rstrip() for row in rows]


def test_none_ticked_is_all_of_them() -> None:
    field = ManyField("who", "Whose work", PEOPLE, (), "all but mine")
    assert not field.values
    assert shown(field) == [" Whose work   [x] all but mine  [ ] Ana  [ ] Bo  [ ] Cy"]
    field.press("cy")
    field.press("ana")
    assert list(field.values) == ["ana", "cy"]
    assert shown(field) == [" Whose work   [ ] all but mine  [x] Ana  [ ] Bo  [x] Cy"]
    field.press("ana")
    assert list(field.values) == ["cy"]
    field.press("")
    assert shown(field) == [" Whose work   [x] all but mine  [ ] Ana  [ ] Bo  [ ] Cy"]


def test_where_all_has_no_words_each_is_ticked() -> None:
    field = ManyField("kind", "Items", PEOPLE, ("bo",), "")
    assert shown(field) == [" Items        [ ] Ana  [x] Bo  [ ] Cy"]
    field.press("bo")
    assert not field.values
    assert shown(field) == [" Items        [ ] Ana  [ ] Bo  [ ] Cy"]


def test_one_of_several() -> None:
    field = OneField("plan", "Plan", PEOPLE, "ana")
    field.press("cy")
    assert field.value == "cy"
    assert shown(field) == [" Plan         ( ) Ana  ( ) Bo  (•) Cy"]


def test_options_that_do_not_fit_go_on_below() -> None:
    field = OneField("plan", "Plan", PEOPLE, "ana")
    rows = shown(field, width=33)
    assert rows == [" Plan         (•) Ana  ( ) Bo", "              ( ) Cy"]
    assert all(len(row) <= 33 for row in rows)


def test_a_line_of_text_shows_its_cursor_where_it_is_in_hand() -> None:
    field = TextField("core", "Random core", "30", "%")
    field.line.press("left", None)
    for at, style in (("core:", "cursor"), ("plan:", "passage")):
        (row,) = field_rows(field, at, 80)
        assert [(part.text, part.style) for part in row[1:3]] == [("3", "passage"), ("0", style)]
        assert {part.target for part in row[1:4]} == {"core:"}
        assert row[-1].text == " %"
    assert field.text == "30"
