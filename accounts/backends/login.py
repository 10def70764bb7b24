from django.conf import settings
from django.contrib.auth.backends import ModelBackend


class DemoAwareBackend(ModelBackend):
    """Demo logins have a password that everyone knows, so they work only where the setting allows it."""

    def user_can_authenticate(self, user):
        if not super().user_can_authenticate(user) or user.membership is None:
            return False
        return settings.DEMO or not user.membership.municipality.is_demo
