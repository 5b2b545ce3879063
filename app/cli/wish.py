"""What the options of `unwind close` ask for: how much, and at what price."""

import argparse
from fractions import Fraction
from typing import Final

from app.domain.errors import Denied
from app.domain.intent import All, Amount, AtLimit, AtMarket, Capped, Exactly, Pricing, Share
from app.domain.money import Price, Quantity, decimal
from app.domain.slippage import parse_slippage

THIN_BOOK_OPTION: Final = "--accept-thin-book"


def wish_of(options: argparse.Namespace) -> tuple[Amount, Pricing]:
    """What the options ask for. Raises Denied that says which option is wrong."""
    amount: Amount = All()
    pricing: Pricing = AtMarket()
    if not options.position.strip():
        raise Denied("bad_option", "--position: it names no position. Nothing was sent")
    if options.accept_thin_book and options.slippage is None:
        raise Denied(
            "bad_option", f"{THIN_BOOK_OPTION}: it belongs to --slippage. Nothing was sent"
        )
    try:
        if options.quantity is not None:
            amount = Exactly(Quantity(decimal(options.quantity)))
        elif options.percent is not None:
            amount = Share(Fraction(decimal(options.percent)) / 100)
        if options.limit is not None:
            pricing = AtLimit(Price(decimal(options.limit)))
        elif options.slippage is not None:
            slippage = parse_slippage(options.slippage)
            pricing = Capped(slippage, thin_too=options.accept_thin_book)
    except ValueError as error:
        raise Denied("bad_option", f"{_which(options)}: {error}. Nothing was sent") from error
    # Said before anything is looked up: a typing error must not end as "already closed".
    if isinstance(amount, Exactly) and amount.quantity <= 0:
        raise Denied("bad_option", "--quantity: expected more than zero. Nothing was sent")
    if isinstance(amount, Share) and not 0 < amount.ratio <= 1:
        raise Denied("bad_option", "--percent: expected above 0 and up to 100. Nothing was sent")
    return amount, pricing


def _which(options: argparse.Namespace) -> str:
    given = [
        name
        for name in ("quantity", "percent", "limit", "slippage")
        if getattr(options, name) is not None
    ]
    return " and ".join(f"--{name}" for name in given)
