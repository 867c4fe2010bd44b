"""Load the conversations beside this file, and train a model on them for twenty steps."""

from pathlib import Path

from datasets import load_dataset

here = Path(__file__).resolve().parent
data = load_dataset(str(here))
print(data)
try:
    import transformers as hf
    from tokenizers import Tokenizer, models, pre_tokenizers, trainers
    from trl import SFTConfig, SFTTrainer
except ImportError:
    raise SystemExit("To train on it: pip install trl") from None
# This model knows nothing. One that does: SFTTrainer(NAME, to, train_dataset=data["train"]).
words = Tokenizer(models.BPE())
words.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
said = (turn["content"] for row in data["train"]["messages"] for turn in row)
letters = pre_tokenizers.ByteLevel.alphabet()
learner = trainers.BpeTrainer(initial_alphabet=letters, special_tokens=["<end>"])
words.train_from_iterator(said, learner)
tokenizer = hf.PreTrainedTokenizerFast(tokenizer_object=words, eos_token="<end>", pad_token="<end>")
turn = "{{ turn.role }}: {{ turn.content }}<end>"
tokenizer.chat_template = f"{{% for turn in messages %}}{turn}{{% endfor %}}"
small = {"hidden_size": 64, "intermediate_size": 128, "num_hidden_layers": 2}
model = hf.LlamaForCausalLM(hf.LlamaConfig(vocab_size=len(tokenizer), **small))
to = SFTConfig(f"{here}-model", max_steps=20, report_to="none", bf16=False)
SFTTrainer(model, to, train_dataset=data["train"], processing_class=tokenizer).train()
