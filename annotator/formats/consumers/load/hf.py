"""Load the tagged tokens beside this file, and train a tagger on them for twenty steps."""

import sys
from pathlib import Path

from datasets import load_dataset

here = Path(__file__).resolve().parent
data = load_dataset(str(here), *sys.argv[1:])  # another label: python load.py LABEL
print(data)
try:
    import transformers as hf
    from tokenizers import Tokenizer, models, trainers
except ImportError:
    raise SystemExit('To train on it: pip install "transformers[torch]"') from None
train, tags = data["train"], data["train"].features["ner_tags"].feature.names
# This model knows nothing. One that does: AutoTokenizer.from_pretrained(NAME), and
# AutoModelForTokenClassification.from_pretrained(NAME, num_labels=len(tags)).
base = Tokenizer(models.WordLevel(unk_token="[?]"))
base.train_from_iterator(train["tokens"], trainers.WordLevelTrainer(special_tokens=["[?]"]))
tokenizer = hf.PreTrainedTokenizerFast(tokenizer_object=base, pad_token="[?]", model_max_length=512)
small = {"hidden_size": 96, "intermediate_size": 192, "num_hidden_layers": 2}
config = hf.BertConfig(vocab_size=len(tokenizer), num_labels=len(tags), **small)
model = hf.BertForTokenClassification(config)
rows = [tokenizer(each, is_split_into_words=True, truncation=True) for each in train["tokens"]]
for row, given in zip(rows, train["ner_tags"], strict=True):
    row["labels"] = [-100 if at is None else given[at] for at in row.word_ids()]
to = hf.TrainingArguments(f"{here}-model", max_steps=20, report_to="none")
hf.Trainer(model, to, hf.DataCollatorForTokenClassification(tokenizer), rows).train()
