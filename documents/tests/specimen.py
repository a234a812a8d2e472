"""Data for papers/specimen.typ, and reading a PDF back as a viewer does."""

import io
import itertools
from datetime import UTC, datetime

import pypdfium2

from documents.pdf import render_pdf

CREATED = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
FIRST_NAMES = "นายปิ๊ก นางน้ำฝน นางสาวรุ่งทิพย์ นายมูฮัมหมัดซอบรี นางเจ๊ะฟื้น นายกฤษฎิ์ นางสาวญี่ปุ่น นายสิทธิ์ชัย นายฐิติ นางกำไล"
SURNAMES = "น้ำเงิน ปั้นเหน่ง ฝั่งชล เจ๊ะแว ฏิ์วงศ์ ฐานะวัฒนกุล ผู้ใหญ่ดี ณรงค์เพ็ชร์ อู๋สูงเนิน ฬี่ทมิฬ"
NAMES = [f"{first} {last}" for first, last in itertools.product(FIRST_NAMES.split(), SURNAMES.split())]


def specimen(**changes) -> dict:
    """Data that fills every part of the specimen; keyword arguments replace single parts."""
    return {
        "title": "สรุปตำแหน่งอาสาสมัครแรงงาน จังหวัดนราธิวาส",
        "office": "สำนักงานแรงงานจังหวัดนราธิวาส",
        "foot": "ข้อมูล ณ วันที่ 28 พฤศจิกายน 2562",
        "digits": "arabic",
        "landscape": False,
        "subtitle": "ปีงบประมาณ พ.ศ. 2563",
        "facts": [["วันที่", "28 พฤศจิกายน 2562"], ["งบประมาณ", None]],
        "figures": [
            {"label": "ความครอบคลุมตำแหน่ง", "value": "96.10%", "note": "74 จาก 77 ตำแหน่ง"},
            {"label": "แต่งตั้งแล้ว", "value": "74", "note": "คน", "seat": "appointed"},
            {"label": "บัณฑิตแรงงาน", "value": None},
        ],
        "shares": [74, 3, 0],
        "text": "อาสาสมัครแรงงานทุกตำบลเป็นสื่อกลางระหว่างประชาชนกับหน่วยงานของรัฐ",
        "items": ["น้ำใจของผู้ให้"],
        "clusters": "ปั้น ที่ น้ำ",
        "people": [
            {"name": name, "seat": seat, "seats": 1}
            for name, seat in zip(NAMES[:4], ["appointed", "pending", "nominated", "vacant"], strict=True)
        ],
        "total": "4",
        "signer": "นายสมมติ ตัวอย่าง",
        "post": "แรงงานจังหวัดนราธิวาส",
    } | changes


def printed(**changes) -> bytes:
    return render_pdf("documents/specimen", specimen(**changes), created=CREATED)


def text_of(pdf: bytes) -> str:
    """All text as a viewer copies it, without white space (which viewers guess from distances)."""
    with pypdfium2.PdfDocument(io.BytesIO(pdf)) as document:
        return "".join("".join(page.get_textpage().get_text_bounded().split()) for page in document)
