from django import template

from accounts.permissions import may as role_may

register = template.Library()


@register.filter
def may(user, verb: str) -> bool:
    return role_may(user, verb)
