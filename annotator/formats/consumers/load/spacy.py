"""Turn the spans beside this file into spaCy's own files, and train on them for twenty steps."""

import json
from pathlib import Path

import spacy
from spacy.tokens import Doc, DocBin, Span

here = Path(__file__).resolve().parent
there = here.with_name(f"{here.name}-spacy")
there.mkdir(exist_ok=True)
nlp = spacy.blank("xx")
read: dict[str, list[spacy.training.Example]] = {}
for file in (path for path in here.glob("*.jsonl") if path.suffixes == [".jsonl"]):
    rows = read[file.stem] = []
    for row in map(json.loads, file.open("rb")):
        words, spaces = ([token[key] for token in row["tokens"]] for key in ("text", "ws"))
        plain, doc = Doc(nlp.vocab, words, spaces), Doc(nlp.vocab, words, spaces)
        spans = ((each["token_start"], each["token_end"], each["label"]) for each in row["spans"])
        doc.spans["sc"] = [Span(doc, first, last + 1, label) for first, last, label in spans]
        rows.append(spacy.training.Example(plain, doc))
    DocBin(docs=[row.reference for row in rows]).to_disk(there / f"{file.stem}.spacy")
train = read.get("train") or read["data"]
lengths = sorted(len(span) for row in train for span in row.reference.spans["sc"])
sizes = sorted({lengths[len(lengths) * tenth // 10] for tenth in range(10)} | {lengths[-1]})
nlp.add_pipe("spancat", config={"suggester": {"@misc": "spacy.ngram_suggester.v1", "sizes": sizes}})
nlp.config.to_disk(there / "config.cfg")  # for `python -m spacy train`
nlp.initialize(lambda: train)
losses = [nlp.update([train[step % len(train)]])["spancat"] for step in range(20)]
print(f"written: {there}; {len(losses)} steps, loss {losses[0]:.3f} to {losses[-1]:.3f}")
