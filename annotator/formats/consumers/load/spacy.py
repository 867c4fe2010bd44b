"""Turn the spans beside this file into spaCy's own files, and try a training of twenty steps."""

import json
from pathlib import Path

import spacy
from spacy.tokens import Doc, DocBin, Span

here = Path(__file__).resolve().parent
there = here.with_name(f"{here.name}-spacy")
there.mkdir(exist_ok=True)
nlp = spacy.blank("xx")
train: list[spacy.training.Example] = []
for file in (path for path in here.glob("*.jsonl") if path.suffixes == [".jsonl"]):
    docs = DocBin()
    for row in map(json.loads, file.open("rb")):
        doc = Doc(nlp.vocab, *([token[key] for token in row["tokens"]] for key in ("text", "ws")))
        if file.stem in ("train", "data") and len(train) < 20:
            train.append(spacy.training.Example(doc.copy(), doc))
        spans = ((each["token_start"], each["token_end"], each["label"]) for each in row["spans"])
        doc.spans["sc"] = [Span(doc, first, last + 1, label) for first, last, label in spans]
        docs.add(doc)
    docs.to_disk(there / f"{file.stem}.spacy")
lengths = sorted(len(span) for row in train for span in row.reference.spans["sc"])
sizes = sorted({lengths[len(lengths) * tenth // 10] for tenth in range(10)} | {lengths[-1]})
nlp.add_pipe("spancat", config={"suggester": {"@misc": "spacy.ngram_suggester.v1", "sizes": sizes}})
nlp.config.to_disk(there / "config.cfg")  # for `python -m spacy train`
nlp.initialize(lambda: train)
losses = [nlp.update([train[step % len(train)]])["spancat"] for step in range(20)]
print(f"written: {there}; {len(losses)} steps, loss {losses[0]:.3f} to {losses[-1]:.3f}")
