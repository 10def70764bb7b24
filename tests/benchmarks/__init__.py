"""What `make bench` runs. Django is set up here, because the modules below import models."""

import django

django.setup()
