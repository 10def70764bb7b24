from .addresses import check_address, outward
from .delivery import account_of, content_of, deliver, erase_old, lay_out, post
from .feed import READ_WITH, labels_of, models_by_noun, noun_of, read, visible

__all__ = [
    "READ_WITH",
    "account_of",
    "check_address",
    "content_of",
    "deliver",
    "erase_old",
    "labels_of",
    "lay_out",
    "models_by_noun",
    "noun_of",
    "outward",
    "post",
    "read",
    "visible",
]
