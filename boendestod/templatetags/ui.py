from django import template
from django.templatetags.static import static
from django.utils.html import format_html

register = template.Library()

SPRITE = "vendor/lucide-static-1.62.0/sprite.svg"


@register.simple_tag
def icon(name: str) -> str:
    """An icon of vendor.json. It is hidden from screen readers: the word beside it carries the meaning."""
    return format_html(
        '<svg class="icon" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>',
        static(SPRITE),
        name,
    )
