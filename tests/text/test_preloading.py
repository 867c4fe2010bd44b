"""What is loaded early is not loaded again."""

import sys
from subprocess import run


def test_after_preloading_nothing_is_left_to_load() -> None:
    program = (
        "import sys\n"
        "from annotator.text import preloading, sentences, words\n"
        "preloading.preload()\n"
        "loaded = set(sys.modules)\n"
        "assert sentences.sentence_at('One ran. Two ran.', 10) == (9, 17)\n"
        "assert words.next_word('One ran.', 0) == 4\n"
        "assert set(sys.modules) == loaded\n"
        "assert words._word.cache_info().misses == 1\n"
    )
    assert run([sys.executable, "-c", program], check=False).returncode == 0
