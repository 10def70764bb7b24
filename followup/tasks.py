from celery import shared_task

from boendestod import dates

from . import actions


@shared_task
def fill_schedule_for_today():
    actions.fill_schedule(dates.today())


@shared_task
def try_what_waits():
    """What tablets sent in that waits for something else; after too long it goes to those who lead the work."""
    actions.sweep()
