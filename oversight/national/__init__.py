"""The files for Socialstyrelsen, IVO and the municipal council: what each holds, what is to be checked in it, and which
are not delivered yet. A person checks, fetches and sends them; the system never sends anything."""

from .due import Due, national_due

__all__ = ["Due", "national_due"]
