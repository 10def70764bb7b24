from django import forms

from accounts.forms import VerbForm
from accounts.rules import PROVIDER_ROLES, Role
from boendestod.dates import today

from ..rules import side_of


class MessageForm(VerbForm):
    # What the writer has before her: answering it says that it is read.
    answers = forms.ModelMultipleChoiceField(
        None, label="Meddelanden som det svarar på", required=False, widget=forms.MultipleHiddenInput
    )
    text = forms.CharField(label="Meddelande", max_length=4000, widget=forms.Textarea({"rows": 5}))
    answer_by = forms.DateField(
        label="Svar senast",
        required=False,
        help_text="Om du behöver svar. Ni ser båda när dagen har passerat.",
    )

    def __init__(self, *args, order, user, **kwargs):
        super().__init__(*args, **kwargs)
        messages, side = order.messages.visible_to(user), side_of(user.role)
        self.fields["answers"].queryset = messages.exclude(side=side)
        self.fields["answers"].initial = [message.pk for message in messages.unread_by(side)]


class ReadForm(VerbForm):
    pass


UNREAD, TO_ANSWER, ALL = "", "svara", "alla"


class MessageFilter(forms.Form):
    """Filters of the list; they stand in the address, so they hold no personal data."""

    visa = forms.ChoiceField(
        label="Visa",
        required=False,
        choices=[(UNREAD, "Olästa"), (TO_ANSWER, "Väntar på ert svar"), (ALL, "Alla")],
    )
    vems = forms.ChoiceField(label="Vems", required=False, choices=[("", "Alla"), ("mina", "Mina")])

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user
        if user.role in PROVIDER_ROLES or user.role == Role.SECTION_LEADER:
            del self.fields["vems"]

    def narrow(self, messages):
        chosen = self.cleaned_data if self.is_valid() else {}
        if chosen.get("vems"):
            messages = messages.filter(order__case__caseworker=self.user)
        side = side_of(self.user.role)
        if chosen.get("visa") == ALL:
            return messages.order_by("-recorded_at")
        if chosen.get("visa") == TO_ANSWER:
            return messages.awaiting(side, today()).order_by("answer_by", "recorded_at")
        return messages.unread_by(side).order_by("recorded_at")
