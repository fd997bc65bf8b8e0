"""Receives uploads: a body above the limit is read to its end but kept nowhere.

The rest of the form still arrives, so that the page can say what was wrong and keep what was
typed. A proxy in front should cut such bodies off; this holds where there is none.
"""

from __future__ import annotations

from io import BytesIO
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopFutureHandlers


class UnggahanDibuang(UploadedFile[bytes]):
    """Stands for a file of an oversized request: its name and size, without its content."""


class PenerimaTerbatas(FileUploadHandler):
    """First of `FILE_UPLOAD_HANDLERS`; the next ones get no file of an oversized request."""

    dibuang = False

    def handle_raw_input(
        self, input_data: Any, META: Any, content_length: int, *args: Any, **kwargs: Any
    ) -> None:
        self.dibuang = content_length > settings.PERMINTAAN_TERBESAR_MB * 1024 * 1024

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        if self.dibuang:
            raise StopFutureHandlers

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        return None if self.dibuang else raw_data

    def file_complete(self, file_size: int) -> UploadedFile[Any] | None:
        if not self.dibuang:
            return None
        return UnggahanDibuang(BytesIO(), self.file_name, self.content_type, file_size)
