from celery import shared_task

from boendestod import dates

from . import flags


@shared_task
def raise_flags_for_today():
    flags.raise_flags(dates.today())
