"""How files come in with a form: through memory alone, so that nothing of them lies on a disk unsealed.

Of a file above the limit, and of a file that nobody signed in sends, only name and size are kept: its form is told so
in a sentence, with all that was typed.
"""

from io import BytesIO

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler

# A longer body is not read at all, and the browser then only says that the connection broke. One from somebody who is
# signed in is read past for much longer (nothing of it is kept), so that a film chosen by mistake is told in words.
LONGEST_BODIES, LONGEST_OF_SIGNED_IN = 5, 50


class ThroughMemory(FileUploadHandler):
    """Keeps what is within the limit in memory, and reads past what is not."""

    def handle_raw_input(self, input_data, META, content_length, boundary, encoding=None) -> None:  # noqa: N803
        """Refuse a body that no form of ours can be; raises RequestDataTooBig."""
        longest = LONGEST_OF_SIGNED_IN if self._is_signed_in() else LONGEST_BODIES
        if content_length > longest * settings.UPLOAD_BYTES:
            raise RequestDataTooBig("The body of this request is longer than any form's.")

    def new_file(self, *args, **kwargs) -> None:
        """A file begins."""
        super().new_file(*args, **kwargs)
        self.kept, self.keeps = BytesIO(), self._is_signed_in()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """A piece of it; beyond the limit what was kept of it is let go."""
        if self.keeps and start + len(raw_data) > settings.UPLOAD_BYTES:
            self.kept, self.keeps = BytesIO(), False
        if self.keeps:
            self.kept.write(raw_data)

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        """The file with the size it came with."""
        self.kept.seek(0)
        return InMemoryUploadedFile(
            self.kept, self.field_name, self.file_name, self.content_type, file_size, self.charset
        )

    def _is_signed_in(self) -> bool:
        user = getattr(self.request, "user", None)
        return user is not None and user.is_authenticated
