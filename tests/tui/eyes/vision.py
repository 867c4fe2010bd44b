"""How far apart two colours are, for eyes that see all of them and for those that do not.

Machado, Oliveira and Fernandes (2009), A Physiologically-based Model for Simulation of Color
Vision Deficiency: the matrices for a whole deficiency. Distances are Ottosson's (2020) in OKLab,
times 100; 2 can just be told side by side.
"""

import math
from enum import Enum

from tests.tui.eyes.contrast import linear

Matrix = tuple[tuple[float, float, float], ...]


class Eyes(Enum):
    """Kinds of colour vision."""

    COMMON = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))
    PROTAN = (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    )
    DEUTAN = (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    )
    TRITAN = (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    )


_TO_CONES: Matrix = (
    (0.4122214708, 0.5363325363, 0.0514459929),
    (0.2119034982, 0.6806995451, 0.1073969566),
    (0.0883024619, 0.2817188376, 0.6299787005),
)
_TO_LAB: Matrix = (
    (0.2104542553, 0.7936177850, -0.0040720468),
    (1.9779984951, -2.4285922050, 0.4505937099),
    (0.0259040371, 0.7827717662, -0.8086757660),
)


def distance(one: str, other: str, eyes: Eyes) -> float:
    """How far two colours `rrggbb` are apart for these eyes; black and white are 100."""
    return 100 * math.dist(_seen(one, eyes), _seen(other, eyes))


def least_distance(one: str, other: str) -> float:
    """How far two colours are apart for the eyes that tell them apart least."""
    return min(distance(one, other, eyes) for eyes in Eyes)


def _seen(colour: str, eyes: Eyes) -> tuple[float, ...]:
    light = [min(1.0, max(0.0, part)) for part in _times(eyes.value, linear(colour))]
    return _times(_TO_LAB, [part ** (1 / 3) for part in _times(_TO_CONES, light)])


def _times(matrix: Matrix, vector: "list[float] | tuple[float, ...]") -> tuple[float, ...]:
    return tuple(sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix)
