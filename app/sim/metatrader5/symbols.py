"""Symbols: their parameters, tick values and ticks; service MarketInfo."""

from app.sim.metatrader5 import encode
from app.sim.metatrader5 import retcodes as rc
from app.sim.metatrader5.gateway import Gateway, Service
from app.sim.metatrader5.listings import CONTRACTS, Contract
from app.sim.metatrader5.sessions import EnvelopeError
from app.sim.metatrader5.wire import market_pb2 as pb


def market_service(gateway: Gateway) -> Service:
    """The reads of one symbol."""
    symbols = Symbols(gateway)
    service = Service("MarketInfo", gateway.sessions)
    service.read(
        "SymbolInfoTick", pb.SymbolInfoTickRequest, pb.SymbolInfoTickRequestReply, symbols.tick
    )
    service.read(
        "SymbolInfoDouble", pb.SymbolInfoDoubleRequest, pb.SymbolInfoDoubleReply, symbols.number
    )
    service.read(
        "SymbolInfoInteger",
        pb.SymbolInfoIntegerRequest,
        pb.SymbolInfoIntegerReply,
        symbols.integer,
    )
    service.read("SymbolSelect", pb.SymbolSelectRequest, pb.SymbolSelectReply, symbols.select)
    service.read("SymbolExist", pb.SymbolExistRequest, pb.SymbolExistReply, symbols.exists)
    return service


def contract_of(symbol: str, call: str) -> Contract:
    """The contract of a symbol; raises `EnvelopeError` for one that the broker does not list."""
    contract = CONTRACTS.get(symbol)
    if contract is None:
        raise EnvelopeError(encode.runtime_error(rc.UNKNOWN_SYMBOL, call, "Unknown symbol"))
    return contract


class Symbols:
    """What can be asked about symbols."""

    def __init__(self, gateway: Gateway) -> None:
        self._market = gateway.market
        self._book = gateway.book

    def parameters(self, request: pb.SymbolParamsManyRequest) -> pb.SymbolParamsManyData:
        if request.symbol_name:
            chosen = [contract_of(request.symbol_name, "SymbolParamsMany")]
        else:
            # Ascending by name or by listing are even, their reversals odd.
            by_name = request.sort_type < 2
            chosen = sorted(CONTRACTS.values(), key=lambda c: c.symbol if by_name else "")
            if request.sort_type % 2:
                chosen.reverse()
        total, size = len(chosen), request.items_per_page
        if size > 0:
            chosen = chosen[max(request.page_number, 0) * size :][:size]
        rows = [
            encode.symbol_parameters(c, self._market.tick(c.symbol), self._book) for c in chosen
        ]
        return pb.SymbolParamsManyData(
            symbol_infos=rows,
            symbols_total=total,
            page_number=request.page_number if request.HasField("page_number") else None,
            items_per_page=size if request.HasField("items_per_page") else None,
        )

    def tick_values(self, request: pb.TickValueWithSizeRequest) -> pb.TickValueWithSizeData:
        rows = []
        for index, symbol in enumerate(request.symbol_names):
            contract = contract_of(symbol, "TickValueWithSize")
            worth = float(encode.tick_value(contract, self._book.rate(contract.profit_currency)))
            rows.append(
                pb.TickSizeSymbol(
                    Index=index, Name=symbol, TradeTickValue=worth, TradeTickValueProfit=worth,
                    TradeTickValueLoss=worth, TradeTickSize=float(contract.listing.tick),
                    TradeContractSize=float(contract.size),
                )
            )  # fmt: skip
        return pb.TickValueWithSizeData(symbol_tick_size_infos=rows)

    def tick(self, request: pb.SymbolInfoTickRequest) -> pb.MrpcMqlTick:
        contract = contract_of(request.symbol, "SymbolInfoTick")
        return encode.tick_message(self._market.tick(contract.symbol), self._book.now())

    def number(self, request: pb.SymbolInfoDoubleRequest) -> pb.SymbolInfoDoubleData:
        contract = contract_of(request.symbol, "SymbolInfoDouble")
        tick = self._market.tick(contract.symbol)
        known = {
            "SYMBOL_BID": tick.bid,
            "SYMBOL_ASK": tick.ask,
            "SYMBOL_POINT": contract.point,
            "SYMBOL_TRADE_TICK_VALUE": encode.tick_value(
                contract, self._book.rate(contract.profit_currency)
            ),
            "SYMBOL_TRADE_TICK_SIZE": contract.listing.tick,
            "SYMBOL_TRADE_CONTRACT_SIZE": contract.size,
            "SYMBOL_VOLUME_MIN": contract.volume_min,
            "SYMBOL_VOLUME_MAX": contract.volume_max,
            "SYMBOL_VOLUME_STEP": contract.volume_step,
        }
        names = {value: name for name, value in pb.SymbolInfoDoubleProperty.items()}
        return pb.SymbolInfoDoubleData(value=float(known.get(names.get(request.type, ""), 0)))

    def integer(self, request: pb.SymbolInfoIntegerRequest) -> pb.SymbolInfoIntegerData:
        contract = contract_of(request.symbol, "SymbolInfoInteger")
        known = {
            "SYMBOL_EXIST": 1,
            "SYMBOL_SELECT": 1,
            "SYMBOL_DIGITS": contract.digits,
            "SYMBOL_SPREAD": contract.listing.spread_ticks,
            "SYMBOL_TRADE_MODE": 4,
            "SYMBOL_TRADE_STOPS_LEVEL": contract.stops_level,
            "SYMBOL_TRADE_EXEMODE": 1 if contract.instant else 2,
            "SYMBOL_FILLING_MODE": 3,
        }
        names = {value: name for name, value in pb.SymbolInfoIntegerProperty.items()}
        return pb.SymbolInfoIntegerData(value=known.get(names.get(request.type, ""), 0))

    def select(self, request: pb.SymbolSelectRequest) -> pb.SymbolSelectData:
        contract_of(request.symbol, "SymbolSelect")
        return pb.SymbolSelectData(success=True)

    def exists(self, request: pb.SymbolExistRequest) -> pb.SymbolExistData:
        return pb.SymbolExistData(exists=request.name in CONTRACTS)
