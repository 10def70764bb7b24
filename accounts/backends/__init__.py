from .login import DemoAwareBackend
from .throttles import CallsAMinute
from .tokens import TokenAllows, TokenAuthentication

__all__ = ["CallsAMinute", "DemoAwareBackend", "TokenAllows", "TokenAuthentication"]
