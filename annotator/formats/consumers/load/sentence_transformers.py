"""Load the pairs beside this file, and train sentence vectors on them for twenty steps."""

from pathlib import Path

from datasets import load_dataset

here = Path(__file__).resolve().parent
data = load_dataset(str(here))
print(data)
try:
    import sentence_transformers as st
    from sentence_transformers import losses, models
    from tokenizers import Tokenizer, pre_tokenizers, trainers
    from tokenizers.models import WordLevel
except ImportError:
    raise SystemExit('To train on it: pip install "sentence-transformers[train]"') from None
train, label = data["train"], data["train"].features.get("label")
# This model knows nothing. One that does: model = st.SentenceTransformer(NAME).
words = Tokenizer(WordLevel(unk_token="[?]"))
words.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
texts = [train[name] for name, each in train.features.items() if each.dtype == "string"]
words.train_from_iterator(texts, trainers.WordLevelTrainer(special_tokens=["[?]"]))
model = st.SentenceTransformer(modules=[models.StaticEmbedding(words, embedding_dim=64)])
loss = losses.MultipleNegativesRankingLoss(model)
if label is not None:
    more = label.num_classes > 2
    loss = losses.SoftmaxLoss(model, 64, 4) if more else losses.ContrastiveLoss(model)
loss = losses.CoSENTLoss(model) if "score" in train.features else loss
to = st.SentenceTransformerTrainingArguments(f"{here}-model", max_steps=20, report_to="none")
st.SentenceTransformerTrainer(model, to, train, loss=loss).train()
