"""Pages behind sign-in stay out of every cache."""

from django.utils.cache import add_never_cache_headers


class PrivatePagesMiddleware:
    """Mark each answer to a signed-in person ``no-store``: shared office computers keep nothing."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if request.user.is_authenticated:
            add_never_cache_headers(response)
        return response
