from .organisation import change_unit, create_municipality, delegate, end_delegation, may_get_delegation

__all__ = ["change_unit", "create_municipality", "delegate", "end_delegation", "may_get_delegation"]
