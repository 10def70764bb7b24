"""The drawn name: strokes of points as numbers, never a picture, so that it can be checked and drawn anywhere."""

from itertools import pairwise

from boendestod.errors import refuse_if

SIGNATURE_WIDTH, SIGNATURE_HEIGHT = 1000, 300
MOST_POINTS = 5000
# Less than this is a slip of the hand.
SHORTEST = 100


def check_signature(strokes: list) -> None:
    """`strokes` are lists of (x, y) whole numbers inside the field."""
    points = [point for stroke in _lists(strokes) for point in _lists(stroke)]
    inside = all(_is_point(point) for point in points)
    refuse_if(
        not inside or max(len(points), len(strokes)) > MOST_POINTS,
        "Namnteckningen gick inte att läsa. Rensa rutan och skriv igen.",
        "bad_signature",
        "signature",
    )
    refuse_if(
        sum(_length(stroke) for stroke in strokes) < SHORTEST,
        "Namnteckningen är för kort. Be personen skriva sitt namn i rutan.",
        "short_signature",
        "signature",
    )


def _lists(value) -> list:
    return value if isinstance(value, list) else [None]


def _is_point(point) -> bool:
    if not isinstance(point, list) or len(point) != 2 or not all(type(number) is int for number in point):
        return False
    return 0 <= point[0] <= SIGNATURE_WIDTH and 0 <= point[1] <= SIGNATURE_HEIGHT


def _length(stroke: list) -> float:
    pairs = pairwise(stroke)
    return sum(((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5 for (x1, y1), (x2, y2) in pairs)
