"""Numbers in words: what each comes to."""

_TWO_TO_NINETEEN = (
    *("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")

SMALL: dict[str, int] = {word: value for value, word in enumerate(_TWO_TO_NINETEEN, 2)}
"""`two` to `nineteen`."""

TENS: dict[str, int] = {word: 10 * value for value, word in enumerate(_TENS, 2)}
"""`twenty` to `ninety`."""

NUMERALS: dict[str, int] = {
    **SMALL,
    **TENS,
    **{
        f"{ten}-{word}": tens + value
        for ten, tens in TENS.items()
        for word, value in {"one": 1, **SMALL}.items()
        if value < 10
    },
}
"""`two` to `ninety-nine`; `one` is mostly no number."""

MAGNITUDES: dict[str, int] = {
    "dozen": 12,
    "hundred": 100,
    "thousand": 1_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
    "trillion": 1_000_000_000_000,
}
"""What a number before them is multiplied by; by themselves, in the plural, they are vague."""

SHORT_MAGNITUDES: dict[str, int] = {
    "k": 1_000,
    "m": 1_000_000,
    "mn": 1_000_000,
    "bn": 1_000_000_000,
    "tn": 1_000_000_000_000,
}
"""After figures only: `$2.5bn`, `10k`."""

PARTS: dict[str, int] = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
"""Into how many parts something is divided."""
