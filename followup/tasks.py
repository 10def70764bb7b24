from celery import shared_task

from boendestod import dates

from . import actions


@shared_task
def fill_schedule_for_today():
    actions.fill_schedule(dates.today())
