"""A server of its own that believes the time in NOW: gunicorn tests.browser.tablet.server:application."""

import os
from datetime import datetime

import time_machine
from django.core.wsgi import get_wsgi_application

time_machine.travel(datetime.fromisoformat(os.environ["NOW"]), tick=True).start()
application = get_wsgi_application()
