import re

import pytest
from django.template.loader import render_to_string

from boendestod.charts import MISSING, bars, lines, sparkline
from boendestod.pdf import html_to_pdf

HOURS = [("Norra", [120.5, 80]), ("Södra & Västra <1>", [60, None])]


def widths(svg: str) -> list[float]:
    return [float(found) for found in re.findall(r'class="chart-\d" x="0" y="[\d.]+" width="([\d.]+)"', svg)]


def test_the_table_says_the_same_as_the_drawing():
    chart = bars("Timmar", "tim", HOURS, series=("beställda", "utförda"))
    assert chart.head == ("", "beställda, tim", "utförda, tim")
    assert chart.rows == (("Norra", "120,5", "80"), ("Södra & Västra <1>", "60", MISSING))
    drawn = re.findall(r'text-anchor="start">([^<]*)<', chart.svg)
    assert drawn == [
        "beställda",
        "utförda",
        "Norra",
        "120,5",
        "80",
        "Södra &amp; Västra &lt;1&gt;",
        "60",
        MISSING,
    ]


def test_bars_are_as_long_as_their_values():
    chart = bars("Antal", "", [("a", 10), ("b", 5), ("c", 0), ("d", 2.5)])
    longest = widths(chart.svg)[0]
    assert widths(chart.svg) == [longest, longest / 2, 0, round(longest / 4, 1)]


def test_series_are_told_apart_without_colour():
    two = bars("Timmar", "tim", HOURS, series=("beställda", "utförda"))
    assert f'fill="url(#{two.key}-1)"' in two.svg
    svg = lines("Timmar", "tim", ["jan", "feb"], {"a": [1, 2], "b": [2, 1]}).svg
    assert 'stroke-dasharray="none"' in svg
    assert 'stroke-dasharray="8 4"' in svg


def test_a_value_that_is_not_known_breaks_the_line():
    svg = lines("Timmar", "tim", ["j", "f", "m", "a"], {"a": [1, None, 2, 3]}).svg
    (path,) = re.findall(r'class="chart-line chart-1" d="([^"]+)"', svg)
    assert (path.count("M"), path.count("L")) == (2, 1)
    assert MISSING not in svg


def test_no_style_and_no_script_stand_in_a_chart():
    chart = bars("Timmar", "tim", HOURS, series=("beställda", "utförda"))
    page = render_to_string("components/chart.html", {"chart": chart})
    for banned in ("style=", "<style", "<script", "onclick"):
        assert banned not in page
    assert page.count(MISSING) == 1 + 2  # the drawing, the table of the screen and that of the print
    assert "Visa som tabell" in page


def test_a_chart_is_named_for_screen_readers():
    chart = bars("Timmar", "tim", HOURS[:1], series=("beställda", "utförda"))
    assert f'aria-labelledby="{chart.key}-t {chart.key}-d"' in chart.svg
    assert f'<title id="{chart.key}-t">Timmar</title>' in chart.svg
    spark = sparkline([1, None, 3], title="Försenade per vecka: 1, saknas, 3")
    assert 'aria-label="Försenade per vecka: 1, saknas, 3"' in spark


def test_two_charts_on_a_page_have_different_ids():
    assert bars("A", "", [("x", 1)]).key != bars("B", "", [("x", 1)]).key
    assert bars("A", "", [("x", 1)]).key == bars("A", "", [("x", 1)]).key


@pytest.mark.parametrize("values", [[], [("a", 0)], [("a", None)]])
def test_nothing_to_draw_is_drawn_too(values):
    assert bars("Tomt", "", values).svg
    assert lines("Tomt", "", [name for name, _ in values], {"s": [value for _, value in values]}).svg
    assert sparkline([value for _, value in values], title="tomt")


def test_rows_that_do_not_fit_their_series_are_refused():
    with pytest.raises(ValueError, match="one value for each name"):
        bars("Timmar", "", [("a", [1, 2])], series=("x",))
    with pytest.raises(ValueError, match="one to 4 series"):
        lines("Timmar", "", ["jan"], {str(number): [1] for number in range(5)})


def test_a_pdf_takes_the_drawing_with_its_text():
    chart = bars("Timmar", "tim", HOURS, series=("beställda", "utförda"))
    html = f'<html lang="sv"><title>T</title><body><h1>T</h1><img src="{chart.address}" alt="{chart.text}">'
    assert html_to_pdf(html).startswith(b"%PDF")
