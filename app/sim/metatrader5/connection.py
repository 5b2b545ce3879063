"""Service Connection: starting a terminal, asking after it, ending it."""

from app.sim.metatrader5.gateway import Gateway, Service
from app.sim.metatrader5.sessions import (
    HOST,
    LOGIN,
    PORT,
    SERVER,
    Context,
    Session,
    Sessions,
    account_id,
)
from app.sim.metatrader5.wire import connection_pb2 as pb


def connection_service(gateway: Gateway) -> Service:
    """The calls by which a caller comes by its session id."""
    calls = _Calls(gateway.sessions)
    service = Service("Connection", gateway.sessions)
    service.call("ConnectEx", pb.ConnectExRequest, pb.ConnectExReply, calls.connect_ex)
    service.call("Connect", pb.ConnectRequest, pb.ConnectReply, calls.connect)
    service.call("CheckConnect", pb.CheckConnectRequest, pb.CheckConnectReply, calls.check)
    service.call(
        "ConnectionStatus", pb.ConnectionStatusRequest, pb.ConnectionStatusReply, calls.status
    )
    service.call("Reconnect", pb.ReconnectRequest, pb.ReconnectReply, calls.reconnect)
    service.call("Disconnect", pb.DisconnectRequest, pb.DisconnectReply, calls.disconnect)
    service.call("GetId", pb.GetIdRequest, pb.GetIdReply, calls.get_id)
    return service


class _Calls:
    def __init__(self, sessions: Sessions) -> None:
        self._sessions = sessions

    async def connect_ex(self, request: pb.ConnectExRequest, context: Context) -> pb.ConnectData:
        known = request.mt_cluster_name == SERVER
        return _started(
            self._sessions.connect("ConnectEx", request.user, request.password, known_server=known)
        )

    async def connect(self, request: pb.ConnectRequest, context: Context) -> pb.ConnectData:
        known = (request.host, request.port) == (HOST, PORT)
        return _started(
            self._sessions.connect("Connect", request.user, request.password, known_server=known)
        )

    async def check(
        self, request: pb.CheckConnectRequest, context: Context
    ) -> pb.CheckConnectData:
        session = self._sessions.of(context, "CheckConnect")
        health = pb.TerminalHealthCheck(
            is_alive=True, api_is_alive=True, terminal_is_connected_to_mt_server=True
        )
        return pb.CheckConnectData(unique_identifier=session.guid, health_check=health)

    async def status(
        self, request: pb.ConnectionStatusRequest, context: Context
    ) -> pb.ConnectionStatusData:
        session = self._sessions.of(context, "ConnectionStatus")
        return pb.ConnectionStatusData(
            id=session.guid, is_connected=True, is_alive=True, api_is_alive=True,
            server=SERVER, account=LOGIN, state="Connected",
        )  # fmt: skip

    async def reconnect(self, request: pb.ReconnectRequest, context: Context) -> pb.ReconnectData:
        session = self._sessions.of(context, "Reconnect")
        return pb.ReconnectData(
            terminal_was_recreated=request.force_reconnection,
            terminal_type="MT5",
            terminal_instance_guid=session.guid,
        )

    async def disconnect(
        self, request: pb.DisconnectRequest, context: Context
    ) -> pb.DisconnectData:
        session = self._sessions.of(context, "Disconnect")
        self._sessions.lose(context)
        return pb.DisconnectData(unique_identifier=session.guid)

    async def get_id(self, request: pb.GetIdRequest, context: Context) -> pb.GetIdData:
        return pb.GetIdData(id=account_id(request.user, request.password))


def _started(session: Session) -> pb.ConnectData:
    return pb.ConnectData(terminal_instance_guid=session.guid, terminal_type="MT5")
