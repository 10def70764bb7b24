from .writing import radios

__all__ = ["radios"]
