"""PNG and JPEG pictures ready to print, without transparency: what shines through is white."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING, Any, NamedTuple

from kommin_desktop.base.errors import UserError
from kommin_desktop.base.text import _

if TYPE_CHECKING:
    from PIL import Image

_GREY = ("1", "L", "LA")
_COLOURED = ("P", "PA", "RGB", "RGBA")


class Raster(NamedTuple):
    """A picture with its size in pixels, as reportlab draws it."""

    width: int
    height: int
    reader: Any


@lru_cache(maxsize=8)
def read_picture(data: bytes) -> Raster:
    """Reads a PNG or an RGB or grey JPEG. Raises UserError for anything else."""
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    try:
        with Image.open(BytesIO(data), formats=("PNG", "JPEG")) as image:
            image.load()
            if image.mode in (*_GREY, *_COLOURED):
                is_jpeg = image.format == "JPEG"  # stays as it is
                reader = ImageReader(BytesIO(data) if is_jpeg else _on_white(image))
                return Raster(image.width, image.height, reader)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        pass  # damaged or far too large: the same sentence as for an unknown kind
    raise UserError(
        _("Das Bild kann nicht gedruckt werden. Verwenden Sie eine PNG- oder JPEG-Datei in RGB.")
    )


def _on_white(image: Image.Image) -> Image.Image:
    from PIL import Image

    kind = "L" if image.mode in _GREY else "RGB"
    if not image.has_transparency_data:
        return image.convert(kind)
    alpha = image.convert("RGBA").getchannel("A")
    flat = Image.new(kind, image.size, "white")
    flat.paste(image.convert(kind), mask=alpha)
    return flat
