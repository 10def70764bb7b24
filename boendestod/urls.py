"""The whole map, in the order of the chain."""

urlpatterns = []
