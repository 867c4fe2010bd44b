"""What is made of folders that brat and others write."""

import pytest

from annotator.domain.link import Relation
from annotator.formats.input_file import Unreadable
from tests.formats.brat.folders import one, read

TEXT = "📰 Officials said\n12 people were hurt."


def test_an_article_comes_with_its_mentions() -> None:
    incoming = one("T1\tStatistic 17 36\t12 people were hurt\n", TEXT)
    (document,) = incoming.documents
    assert (document.article.text, document.key, document.file_name) == (TEXT, None, "d.txt")
    (span,) = incoming.spans
    assert (span.document, span.start, span.end) == (document.ref, 17, 36)
    assert (span.label, span.quote, span.annotator) == ("Statistic", "12 people were hurt", None)


def test_a_gap_that_is_blank_joins_its_parts() -> None:
    incoming = one("T1\tX 2 16;17 36\tOfficials said 12 people were hurt", TEXT)
    assert [(each.start, each.end) for each in incoming.spans] == [(2, 36)]
    assert incoming.spans[0].quote == "Officials said\n12 people were hurt"
    assert not incoming.left_out


def test_parts_with_words_between_are_a_span_each() -> None:
    incoming = one("T1\tX 0 3;8 11\tabc ghi\n#1\tAnnotatorNotes T1\tboth")
    assert [(each.start, each.end, each.quote) for each in incoming.spans] == [
        (0, 3, "abc"),
        (8, 11, "ghi"),
    ]
    assert len({each.id for each in incoming.spans}) == 2
    assert [each.note for each in incoming.spans] == ["both", "both"]
    assert incoming.left_out == {"ties between the parts of a mention, each of which is a span": 1}


@pytest.mark.parametrize("stated", ["abc", "abc ; as in the title", "abc\tand a column more"])
def test_a_quote_may_be_followed_by_a_comment(stated: str) -> None:
    assert one(f"T1\tX 0 3\t{stated}").spans[0].quote == "abc"


def test_a_mention_may_go_without_its_quote_and_a_wrong_one_stays_for_repair() -> None:
    assert one("T1\tX 0 3").spans[0].quote is None
    span = one("T1\tX 1 4\tabc").spans[0]
    assert (span.start, span.end, span.quote) == (1, 4, "abc")


def test_old_programs_join_parts_without_a_blank() -> None:
    assert len(one("T1\tX 0 3;8 11\tabcghi").spans) == 2


@pytest.mark.parametrize("start", [9, 8])
def test_offsets_over_crlf_count_as_their_quotes_fit(start: int) -> None:
    incoming = one(f"T1\tX {start} {start + 3}\tghi", "abc\r\ndef ghi")
    article, span = incoming.documents[0].article, incoming.spans[0]
    assert article.text[article.offset(span.start) : article.offset(span.end)] == "ghi"


def test_notes_of_events_are_of_their_triggers() -> None:
    incoming = one(
        "T1\tFire 0 3\tabc\nT2\tPlace 4 7\tdef\nE1\tFire:T1 Where:T2\n"
        "#1\tAnnotatorNotes E1\tfirst\n#2\tAnnotatorNotes T1\tsecond\n"
    )
    assert [each.note for each in incoming.spans] == ["first\nsecond", ""]
    assert incoming.left_out == {"arguments of events, inside one article": 1}


def test_what_has_no_place_is_counted() -> None:
    incoming = one(
        "T1\tX 0 3\tabc\nT2\tX 4 7\tdef\nR1\tCause Arg1:T1 Arg2:T2\nA1\tSure T1 high\nM2\tNeg T2\n"
        "N1\tReference T1 Wikipedia:534366\tabc\nN2\tReference Annotation:T2 Referent:GO:1\n"
        "#1\tAnnotatorNotes R1\twhy\n#2\tAnnotationError T1\tbad\n# free words\n*\tSame T1 T2\n"
    )
    assert incoming.left_out == {
        "relations inside one article": 2,
        "attributes": 2,
        "references to entries of a database": 2,
        "notes on what is no span": 1,
        "comments of another kind than AnnotatorNotes": 1,
        "comments": 1,
    }


def test_equivalences_and_clusters_are_one_over_all_files() -> None:
    incoming = read(
        {
            "a.txt": "abc def",
            "a.ann": "T1\tX 0 3\tabc\nT2\tX 4 7\tdef\n*\tEquiv T1 T2\n"
            "N1\tReference T2 cluster:c7\tdef\n",
            "b.txt": "ghi",
            "b.ann": "T1\tX 0 3\tghi\nN1\tReference T1 cluster:c7\tdef\n",
        }
    )
    (cluster,) = incoming.clusters
    assert (cluster.name, sorted(cluster.members)) == ("c7", ["a/T1", "a/T2", "b/T1"])
    assert not incoming.left_out


def test_two_ends_of_a_link_are_a_relation() -> None:
    line = "T1\tX 0 3\tabc\nN1\tReference T1 partial:r1\t{}\nN2\tReference T1 contradicts:r9\tx\n"
    incoming = read(
        {
            "a.txt": "abc",
            "a.ann": line.format("says less"),
            "b.txt": "abc!",
            "b.ann": line.format("says more").replace("r9", "r8"),
        }
    )
    (relation,) = incoming.relations
    assert (relation.a, relation.b, relation.word, relation.more) == (
        "a/T1",
        "b/T1",
        Relation.PARTIAL,
        "b",
    )
    assert incoming.left_out == {"links of which the other end is not in the folder": 2}


def test_files_that_are_not_read_are_counted() -> None:
    incoming = read({"README.txt": "x", "a.a1": "", "annotation.conf": "", ".stats_cache": ""})
    assert incoming.left_out == {"texts without .ann file": 1, ".a1 files": 1}


@pytest.mark.parametrize(
    "line",
    [
        "R1\tX Arg1:T7 Arg2:T9",
        "R1\tX Arg1:T9 Arg2:T7",
        "*\tOverlaps T7 T9",
        "E1\tX:T7 Theme:T9",
        "A1\tSure T9",
        "M1\tSure T9",
        "N1\tReference T9 Wikipedia:34\tx",
        "#1\tAnnotatorNotes T9\tx",
        "#1\tNormalization T9\tx",
    ],
)
def test_what_is_left_of_a_deleted_mention_is_counted(line: str) -> None:
    """It has no place here anyway: the rest of the file comes in."""
    incoming = one(f"T7\tX 0 3\tabc\n{line}\n")
    assert [each.id for each in incoming.spans] == ["d/T7"]
    assert incoming.left_out == {"statements about what is not in their file": 1}


REFUSED = {
    "T1 X 0 3 abc": "no line of brat's",
    "Q1\tX 0 3\tabc": "no line of brat's",
    "T\tX 0 3\tabc": "no line of brat's",
    "T1\tX 0\tabc": "no start and end",
    "T1\tX\tabc": "no start and end",
    "T1\tX 0 3;\tabc": "no start and end",
    "T1\tX 0 3 4\tabc": "no start and end",
    "T1\tX 0 3.0\tabc": "“3.0” of T1 is no whole number",
    "T1\tX -1 3\tabc": "“-1” of T1 is no whole number",
    "T1\tX 0 ٣\tabc": "“٣” of T1 is no whole number",
    "T1\tX 0 NaN\tabc": "“NaN” of T1 is no whole number",
    "T1\tX 0 9007199254740993\tabc": "too large",
    f"T1\tX 0 {'9' * 5000}\tabc": "too large",
    "T1\tX 3 0\tabc": "start 3 of T1 is not before 0",
    "T1\tX 3 3\t": "start 3 of T1 is not before 3",
    "T1\tX 0 3;8 11\tabc def": "the parts of T1 are not what it quotes",
    "T1\tX 0 3;8 99": "the parts of T1 are not what it quotes",
    "T1\t\tabc": "T1 says nothing",
    "T1\tX 0 3\ta\0c": "NUL",
    "E1\tX:T9": "the trigger “T9” of E1 is no mention",
    "R1\tX": "relates fewer than two",
    "*\tEquiv T8 T9": "there is no “T8”",
    "A1\tSure": "lacks its target",
    "N1\tReference T9 cluster:c1\tx": "there is no “T9”",
    "N1\tReference T9": "lacks its entry",
}


@pytest.mark.parametrize(("line", "reason"), REFUSED.items(), ids=range(len(REFUSED)))
def test_a_line_that_breaks_the_rules_is_refused_with_its_place(line: str, reason: str) -> None:
    with pytest.raises(Unreadable, match=r"corpus/d\.ann, line 2, byte 16: ") as caught:
        one(f"T7\tX 0 3\tabc ä\n{line}\n")
    assert reason in str(caught.value)
    assert len(str(caught.value)) < 200


def test_ids_are_there_once() -> None:
    with pytest.raises(Unreadable, match="line 2, byte 13: T1 is there twice"):
        one("T1\tX 0 3\tabc\nT1\tX 4 7\tdef")


def test_a_text_has_to_be_there() -> None:
    with pytest.raises(Unreadable, match=r"d\.ann, line 1, byte 0: there is no d\.txt beside"):
        read({"d.ann": "T1\tX 0 3\tabc"})


@pytest.mark.parametrize("name", ["d.ann", "d.txt"])
def test_files_of_another_encoding_are_refused(name: str) -> None:
    files = {"d.txt": b"abc", "d.ann": b"T1\tX 0 3\tabc", name: b"T1\tX 0 3\tab\xe9"}
    with pytest.raises(Unreadable, match=f"corpus/{name}, line 1, byte 11: not UTF-8 text"):
        read(files)


def test_a_link_has_two_ends() -> None:
    ann = "T1\tX 0 3\tabc\nN1\tReference T1 equivalent:r1\tx\n"
    files = {
        f"{name}.{kind}": ann if kind == "ann" else f"abc {name}"
        for name in "abc"
        for kind in ("ann", "txt")
    }
    with pytest.raises(Unreadable, match=r"c\.ann, line 2, byte 13: the link .* two ends"):
        read(files)


def test_refused_lines_are_left_out_where_that_may_be() -> None:
    refused: list[Unreadable] = []
    incoming = read(
        {
            "a.txt": "abc def",
            "a.ann": "T1\tX 0 3\tabc\nT2\tX 9 4\tdef\nR1\tY Arg1:T1 Arg2:T2\n"
            "*\tEquiv T1 T2\nwhat\n",
            "b.ann": "T1\tX 0 3\tabc",
            "c.txt": "abc",
            "c.ann": "T1\tX 0 3\tabc",
        },
        refused,
    )
    assert [(each.file, each.line) for each in refused] == [
        ("corpus/a.ann", 5),
        ("corpus/a.ann", 2),
        ("corpus/a.ann", 4),
        ("corpus/b.ann", 1),
    ]
    assert [each.ref for each in incoming.documents] == ["a", "c"]
    assert [each.id for each in incoming.spans] == ["a/T1", "c/T1"]
