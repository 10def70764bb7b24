"""How a form is drawn: label, help and error belong to the field also for one who hears the page."""

import pytest
from django import forms
from django.template.loader import render_to_string


class Sample(forms.Form):
    what = forms.CharField(label="Vad", help_text="Med egna ord.")
    until = forms.DateField(label="Till och med", required=False)
    kind = forms.ChoiceField(
        label="Stödform", widget=forms.RadioSelect, choices=[("a", "Själv"), ("b", "Tillsammans")]
    )
    interpreter = forms.BooleanField(label="Tolk", required=False)
    row = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def clean(self):
        raise forms.ValidationError("Personen har redan ett beslut.")


def test_a_required_field_with_help_and_error_is_wired():
    html = str(Sample({})["what"].as_field_group())
    assert '<label class="ds-label" for="id_what">Vad</label>' in html
    assert 'aria-describedby="id_what_helptext id_what_error"' in html
    assert 'aria-invalid="true"' in html
    assert 'id="id_what_helptext"' in html
    assert 'id="id_what_error"' in html


def test_what_may_be_left_out_says_so():
    assert "(valfritt)" in str(Sample()["until"].as_field_group())
    assert "(valfritt)" not in str(Sample()["what"].as_field_group())
    assert "(valfritt)" not in str(Sample()["interpreter"].as_field_group())


def test_a_date_has_the_browsers_own_calendar_and_keeps_its_value():
    html = str(Sample({"until": "2026-11-22"})["until"])
    assert 'type="date"' in html
    assert 'value="2026-11-22"' in html


def test_choices_stand_in_a_fieldset_with_a_label_each():
    html = str(Sample()["kind"].as_field_group())
    assert '<legend class="ds-label">Stödform</legend>' in html
    assert html.count('<label class="ds-label" for="id_kind_') == 2


def test_one_class_attribute_only():
    class WithClass(forms.Form):
        name = forms.CharField(widget=forms.Textarea(attrs={"class": "tall"}))

    html = str(WithClass()["name"])
    assert html.count("class=") == 1
    assert 'class="ds-input tall"' in html


def test_the_summary_links_to_every_field_that_is_wrong():
    html = str(Sample({}))
    assert '<a href="#id_what">Vad – ' in html
    assert '<a href="#id_kind">Stödform – ' in html
    assert 'id="id_kind"' in html


def test_the_summary_tells_what_belongs_to_no_field():
    html = str(Sample({"row": "x"}))
    assert html.count("Personen har redan ett beslut.") == 1
    assert "heltal" in html


def test_a_form_without_errors_has_no_summary():
    assert "ds-error-summary" not in str(Sample())


def test_the_summary_takes_the_errors_of_every_form_in_a_formset():
    formset = forms.formset_factory(Sample, extra=2)(
        {"form-TOTAL_FORMS": "2", "form-INITIAL_FORMS": "0", "form-0-what": "x", "form-1-kind": "a"}
    )
    html = render_to_string("components/error_summary.html", {"formset": formset})
    assert '<a href="#id_form-0-kind">' in html
    assert '<a href="#id_form-1-what">' in html


@pytest.mark.parametrize(
    ("tone", "icon"),
    [("danger", "triangle-alert"), ("warning", "clock"), ("info", "circle-dot"), ("done", "circle-check")],
)
def test_a_state_is_word_icon_and_colour(tone, icon):
    html = render_to_string("components/tag.html", {"tone": tone, "text": "Ordet"})
    assert "Ordet" in html
    assert f'data-tone="{tone}"' in html
    assert f"#{icon}" in html


def test_a_state_without_a_word_is_not_shown():
    assert render_to_string("components/tag.html", {"tone": "danger", "text": ""}).strip() == ""
