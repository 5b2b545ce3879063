"""Warm HTTP/1.1 connections: an httpx transport for reads, send-now for closes; no retries.

WarmConnections ── send_now ──▶ Connection ──▶ socket      closes: written before it returns
      ▲                             ▲
 read_client ──── read ─────────────┘                      reads: httpx on top
"""

from app.venues._http.asking import answer_of
from app.venues._http.connection import AnswerLate, AnswerLost, AnswerUnreadable
from app.venues._http.date import seconds_of
from app.venues._http.message import Headers, HttpRequest, HttpResponse
from app.venues._http.pool import WarmConnections
from app.venues._http.reading import read_client

__all__ = [
    "HttpRequest",
    "HttpResponse",
    "Headers",
    "WarmConnections",
    "read_client",
    "AnswerLate",
    "AnswerLost",
    "AnswerUnreadable",
    "answer_of",
    "seconds_of",
]
