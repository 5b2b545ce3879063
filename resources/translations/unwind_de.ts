<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
<context>
    <name>AccountForm</name>
    <message>
        <source>Account {0}</source>
        <translation>Konto {0}</translation>
    </message>
    <message>
        <source>Add an account</source>
        <translation>Konto hinzufügen</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Speichert …</translation>
    </message>
    <message>
        <source>Stop the test</source>
        <translation>Test anhalten</translation>
    </message>
    <message>
        <source>Test connection</source>
        <translation>Verbindung testen</translation>
    </message>
    <message>
        <source>The test was stopped.</source>
        <translation>Der Test wurde angehalten.</translation>
    </message>
    <message>
        <source>“Stop the test” ends it at any time.</source>
        <translation>„Test anhalten“ beendet ihn jederzeit.</translation>
    </message>
</context>
<context>
    <name>AccountList</name>
    <message>
        <source>Accounts</source>
        <translation>Konten</translation>
    </message>
</context>
<context>
    <name>AccountTab</name>
    <message>
        <source>Add one to see its positions.</source>
        <translation>Ein Konto hinzufügen, um seine Positionen zu sehen.</translation>
    </message>
    <message>
        <source>Esc clears the filter.</source>
        <translation>Esc löscht den Filter.</translation>
    </message>
    <message>
        <source>FLAT</source>
        <translation>FLAT</translation>
    </message>
    <message>
        <source>Filter the rows</source>
        <translation>Zeilen filtern</translation>
    </message>
    <message>
        <source>No account is open</source>
        <translation>Kein Konto ist offen</translation>
    </message>
    <message>
        <source>No match</source>
        <translation>Kein Treffer</translation>
    </message>
    <message>
        <source>No open position in {0}.</source>
        <translation>Keine offene Position in {0}.</translation>
    </message>
    <message>
        <source>Not known to be flat</source>
        <translation>Nicht sicher flat</translation>
    </message>
    <message>
        <source>Paper account at the venue. No real money moves here.</source>
        <translation>Papierkonto beim Handelsplatz. Hier bewegt sich kein echtes Geld.</translation>
    </message>
    <message>
        <source>Simulated account. No real money moves here.</source>
        <translation>Simuliertes Konto. Hier bewegt sich kein echtes Geld.</translation>
    </message>
    <message>
        <source>Symbol or account</source>
        <translation>Symbol oder Konto</translation>
    </message>
    <message>
        <source>account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>accounts</source>
        <translation>Konten</translation>
    </message>
    <message>
        <source>{0} not connected: positions there are unknown.</source>
        <translation>{0} nicht verbunden: Positionen dort sind unbekannt.</translation>
    </message>
</context>
<context>
    <name>AccountsDialog</name>
    <message>
        <source>Accounts</source>
        <translation>Konten</translation>
    </message>
    <message>
        <source>Add one like it…</source>
        <translation>Ähnliches hinzufügen …</translation>
    </message>
    <message>
        <source>Add one to see its positions.</source>
        <translation>Ein Konto hinzufügen, um seine Positionen zu sehen.</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>Hinzufügen …</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Disable</source>
        <translation>Abschalten</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Bearbeiten …</translation>
    </message>
    <message>
        <source>Enable</source>
        <translation>Einschalten</translation>
    </message>
    <message>
        <source>Every account, without its secrets.</source>
        <translation>Alle Konten, ohne ihre Geheimnisse.</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importieren …</translation>
    </message>
    <message>
        <source>No account yet</source>
        <translation>Noch kein Konto</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Entfernen …</translation>
    </message>
    <message>
        <source>The same login, for example with another of its sub-accounts.</source>
        <translation>Dieselbe Anmeldung, zum Beispiel mit einem anderen Unterkonto.</translation>
    </message>
    <message>
        <source>This system has no keyring that keeps secrets: they are stored nowhere. Each form names the environment variables to set before the panel starts.</source>
        <translation>Dieses System hat keinen Schlüsselbund: Geheimnisse werden nirgends gespeichert. Jedes Formular nennt die Umgebungsvariablen, die vor dem Start zu setzen sind.</translation>
    </message>
</context>
<context>
    <name>AccountsFlow</name>
    <message>
        <source>Accounts (*.toml *.json)</source>
        <translation>Konten (*.toml *.json)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Export the accounts</source>
        <translation>Konten exportieren</translation>
    </message>
    <message>
        <source>Exported to {0}, without secrets.</source>
        <translation>Nach {0} exportiert, ohne Geheimnisse.</translation>
    </message>
    <message>
        <source>Import accounts</source>
        <translation>Konten importieren</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Nothing was exported: {0}</source>
        <translation>Nichts wurde exportiert: {0}</translation>
    </message>
    <message>
        <source>Nothing was imported: {0}</source>
        <translation>Nichts wurde importiert: {0}</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove {0}?</source>
        <translation>{0} entfernen?</translation>
    </message>
    <message>
        <source>Still at work on the last change; try again in a moment.</source>
        <translation>Die letzte Änderung läuft noch; gleich noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The account and its secrets are removed from this computer. Nothing changes at the venue: open positions stay open there, and can no longer be seen or closed from here.</source>
        <translation>Das Konto und seine Geheimnisse werden von diesem Rechner entfernt. Beim Handelsplatz ändert sich nichts: offene Positionen bleiben dort offen und sind von hier nicht mehr zu sehen oder zu schließen.</translation>
    </message>
    <message>
        <source>{0} is not a text file. Nothing was imported.</source>
        <translation>{0} ist keine Textdatei. Nichts wurde importiert.</translation>
    </message>
    <message>
        <source>{0} is too large to be a file of accounts.</source>
        <translation>{0} ist zu groß für eine Datei von Konten.</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>Keys are quiet while you type. Esc leaves the field.</source>
        <translation>Beim Tippen ruhen die Tasten. Esc verlässt das Feld.</translation>
    </message>
</context>
<context>
    <name>AmountBox</name>
    <message>
        <source>A share is at most 100 %.</source>
        <translation>Ein Anteil ist höchstens 100 %.</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Menge</translation>
    </message>
    <message>
        <source>Less</source>
        <translation>Weniger</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Stück</translation>
    </message>
    <message>
        <source>Quantity or percent</source>
        <translation>Stückzahl oder Prozent</translation>
    </message>
    <message>
        <source>Rest</source>
        <translation>Rest</translation>
    </message>
    <message>
        <source>The amount must be above zero.</source>
        <translation>Die Menge muss größer als null sein.</translation>
    </message>
    <message>
        <source>This venue cannot do that.</source>
        <translation>Dieser Handelsplatz kann das nicht.</translation>
    </message>
    <message>
        <source>Type how much to close, as a number.</source>
        <translation>Eingeben, wie viel geschlossen werden soll, als Zahl.</translation>
    </message>
    <message>
        <source>everything</source>
        <translation>alles</translation>
    </message>
    <message>
        <source>what no other close claims</source>
        <translation>was kein anderer Close beansprucht</translation>
    </message>
    <message>
        <source>{0} percent</source>
        <translation>{0} Prozent</translation>
    </message>
</context>
<context>
    <name>BlotterTable</name>
    <message>
        <source>Blotter</source>
        <translation>Blotter</translation>
    </message>
</context>
<context>
    <name>BlotterView</name>
    <message>
        <source>Asked the venue to cancel the rest.</source>
        <translation>Der Handelsplatz wurde gebeten, den Rest zu stornieren.</translation>
    </message>
    <message>
        <source>Closes</source>
        <translation>Closes</translation>
    </message>
    <message>
        <source>Closes · {0}</source>
        <translation>Closes · {0}</translation>
    </message>
    <message>
        <source>No closes yet</source>
        <translation>Noch keine Closes</translation>
    </message>
    <message>
        <source>Nothing has been closed yet.</source>
        <translation>Es wurde noch nichts geschlossen.</translation>
    </message>
</context>
<context>
    <name>ClosePanel</name>
    <message>
        <source>AMOUNT</source>
        <translation>MENGE</translation>
    </message>
    <message>
        <source>Cancel working orders too</source>
        <translation>Offene Orders mit stornieren</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close all of it all the same…</source>
        <translation>Trotzdem alles schließen …</translation>
    </message>
    <message>
        <source>Close panel</source>
        <translation>Feld zum Schließen</translation>
    </message>
    <message>
        <source>Nothing to send</source>
        <translation>Nichts zu senden</translation>
    </message>
    <message>
        <source>PRICE</source>
        <translation>PREIS</translation>
    </message>
    <message>
        <source>Size unknown</source>
        <translation>Größe unbekannt</translation>
    </message>
    <message>
        <source>Stage: {0}</source>
        <translation>Merken: {0}</translation>
    </message>
    <message>
        <source>What will be sent</source>
        <translation>Was gesendet wird</translation>
    </message>
    <message>
        <source>What would be sent</source>
        <translation>Was gesendet würde</translation>
    </message>
</context>
<context>
    <name>ColumnsDialog</name>
    <message>
        <source>Close</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Columns in their order</source>
        <translation>Spalten in ihrer Reihenfolge</translation>
    </message>
    <message>
        <source>Further left</source>
        <translation>Nach links</translation>
    </message>
    <message>
        <source>Further right</source>
        <translation>Nach rechts</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Sort rows, falling</source>
        <translation>Zeilen fallend sortieren</translation>
    </message>
    <message>
        <source>Sort rows, rising</source>
        <translation>Zeilen steigend sortieren</translation>
    </message>
    <message>
        <source>Space shows or hides a column. In a narrow window some give way. Symbol, side, size and state always stand.</source>
        <translation>Die Leertaste zeigt oder verbirgt eine Spalte. In einem schmalen Fenster weichen einige. Symbol, Seite, Größe und Zustand stehen immer.</translation>
    </message>
</context>
<context>
    <name>Comfort</name>
    <message>
        <source>Compact. {0} brings the rest back.</source>
        <translation>Kompakt. {0} bringt den Rest zurück.</translation>
    </message>
    <message>
        <source>Grouped by symbol, with totals per currency.</source>
        <translation>Nach Symbol gruppiert, mit Summen je Währung.</translation>
    </message>
    <message>
        <source>No longer grouped.</source>
        <translation>Nicht mehr gruppiert.</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Export the blotter</source>
        <translation>Blotter exportieren</translation>
    </message>
    <message>
        <source>Exported {0} closes to {1}</source>
        <translation>{0} Closes nach {1} exportiert</translation>
    </message>
    <message>
        <source>Locked to read-only. Unlock first.</source>
        <translation>Nur lesen: gesperrt. Erst entsperren.</translation>
    </message>
    <message>
        <source>No row is chosen. Up and Down choose one.</source>
        <translation>Keine Zeile ist gewählt. Pfeil auf und ab wählen eine.</translation>
    </message>
    <message>
        <source>Nothing was exported: {0}</source>
        <translation>Nichts wurde exportiert: {0}</translation>
    </message>
    <message>
        <source>Reading {0} again…</source>
        <translation>{0} wird neu gelesen …</translation>
    </message>
    <message>
        <source>There is no account tab {0}.</source>
        <translation>Es gibt keinen Kontoreiter {0}.</translation>
    </message>
    <message>
        <source>This key does nothing yet.</source>
        <translation>Diese Taste tut noch nichts.</translation>
    </message>
    <message>
        <source>This venue cannot cancel working orders with a close.</source>
        <translation>Dieser Handelsplatz kann offene Orders nicht mit einem Close stornieren.</translation>
    </message>
</context>
<context>
    <name>DecisionStrip</name>
    <message>
        <source>Drop</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Dropped. Nothing was sent.</source>
        <translation>Verworfen. Nichts wurde gesendet.</translation>
    </message>
    <message>
        <source>Type it in words first.</source>
        <translation>Erst in Worten eingeben.</translation>
    </message>
</context>
<context>
    <name>Doubts</name>
    <message>
        <source>Close ALL of {0} at {1} without knowing how much that is?</source>
        <translation>ALLES von {0} bei {1} schließen, ohne zu wissen, wie viel das ist?</translation>
    </message>
    <message>
        <source>Close all {0}, size unknown</source>
        <translation>Alles von {0} schließen, Größe unbekannt</translation>
    </message>
    <message>
        <source>Give up on it</source>
        <translation>Aufgeben</translation>
    </message>
    <message>
        <source>Give up on “{0}” at {1}?</source>
        <translation>„{0}“ bei {1} aufgeben?</translation>
    </message>
    <message>
        <source>Given up. Your words are in the journal.</source>
        <translation>Aufgegeben. Die Worte stehen im Journal.</translation>
    </message>
    <message>
        <source>It could not be read; {0} stood there {1} ago. The venue closes whatever is there when it gets this, at market.</source>
        <translation>Es war nicht zu lesen; vor {1} stand dort {0}. Der Handelsplatz schließt zum Markt, was da ist, wenn er dies erhält.</translation>
    </message>
    <message>
        <source>Its size is known, or was not asked for yet. Just close it.</source>
        <translation>Seine Größe ist bekannt oder noch nicht erfragt. Einfach schließen.</translation>
    </message>
    <message>
        <source>No close of the chosen row is in doubt.</source>
        <translation>Kein Close der gewählten Zeile ist im Zweifel.</translation>
    </message>
    <message>
        <source>Still in doubt; the venue is asked on.</source>
        <translation>Weiter im Zweifel; der Handelsplatz wird weiter gefragt.</translation>
    </message>
    <message>
        <source>That close is no longer in doubt.</source>
        <translation>Dieser Close ist nicht mehr im Zweifel.</translation>
    </message>
    <message>
        <source>The venue has not said what became of it. Look there first. Giving up sends nothing; its hold on the position ends, so that the next press may close it again.</source>
        <translation>Der Handelsplatz hat nicht gesagt, was daraus wurde. Erst dort nachsehen. Aufgeben sendet nichts; die Reservierung endet, und der nächste Druck kann die Position noch einmal schließen.</translation>
    </message>
    <message>
        <source>This row is gone. Nothing can be sent.</source>
        <translation>Diese Zeile ist fort. Nichts kann gesendet werden.</translation>
    </message>
    <message>
        <source>What did you find at the venue?</source>
        <translation>Was war beim Handelsplatz zu sehen?</translation>
    </message>
    <message>
        <source>{0} does not size a whole close itself: nothing goes without a read.</source>
        <translation>{0} bemisst einen ganzen Close nicht selbst: ohne Lesen geht nichts.</translation>
    </message>
</context>
<context>
    <name>FirstStart</name>
    <message>
        <source>A second window on five simulated venues; nothing of it is kept.</source>
        <translation>Ein zweites Fenster mit fünf simulierten Handelsplätzen; nichts davon bleibt.</translation>
    </message>
    <message>
        <source>Add account</source>
        <translation>Konto hinzufügen</translation>
    </message>
    <message>
        <source>Add an account to see its positions here, or look around first.</source>
        <translation>Ein Konto hinzufügen, um hier seine Positionen zu sehen, oder sich erst umsehen.</translation>
    </message>
    <message>
        <source>Try the demo</source>
        <translation>Demo ansehen</translation>
    </message>
    <message>
        <source>Welcome to Unwind</source>
        <translation>Willkommen bei Unwind</translation>
    </message>
</context>
<context>
    <name>Flattening</name>
    <message>
        <source>Enter: {0}. Esc drops.</source>
        <translation>Enter: {0}. Esc verwirft.</translation>
    </message>
    <message>
        <source>Look at the venue.</source>
        <translation>Beim Handelsplatz nachsehen.</translation>
    </message>
    <message>
        <source>No such row can be closed now. Nothing is staged.</source>
        <translation>Keine solche Zeile kann jetzt geschlossen werden. Nichts ist vorgemerkt.</translation>
    </message>
    <message>
        <source>Not connected, what is open there is not known: {0}.</source>
        <translation>Nicht verbunden, was dort offen ist, ist unbekannt: {0}.</translation>
    </message>
    <message>
        <source>The panel is locked to read-only. Nothing was sent.</source>
        <translation>Das Fenster ist auf Nur-Lesen gesperrt. Nichts wurde gesendet.</translation>
    </message>
    <message>
        <source>{0}: cancel working orders, close at market, read back.</source>
        <translation>{0}: offene Orders stornieren, zum Markt schließen, zurücklesen.</translation>
    </message>
</context>
<context>
    <name>FormLayout</name>
    <message>
        <source>Advanced: addresses</source>
        <translation>Erweitert: Adressen</translation>
    </message>
    <message>
        <source>Allow closes that only this panel guards</source>
        <translation>Closes erlauben, die nur dieses Fenster absichert</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>Logs in and reads. Never trades.</source>
        <translation>Meldet sich an und liest. Handelt nie.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Read-only: show positions, close nothing</source>
        <translation>Nur lesen: Positionen zeigen, nichts schließen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Some closes can be said to some venues only as an ordinary order in the other direction. The panel sizes it after a fresh read and reads back, but the venue itself would not stop it from opening a position.</source>
        <translation>Manche Closes lassen sich manchen Handelsplätzen nur als gewöhnliche Order in Gegenrichtung sagen. Das Fenster bemisst sie nach frischem Lesen und liest zurück, aber der Handelsplatz selbst würde nicht verhindern, dass sie eine Position eröffnet.</translation>
    </message>
    <message>
        <source>Test connection</source>
        <translation>Verbindung testen</translation>
    </message>
    <message>
        <source>Venue</source>
        <translation>Handelsplatz</translation>
    </message>
    <message>
        <source>yours to choose; it stands on the account&apos;s tab and in every export</source>
        <translation>frei wählbar; steht auf dem Reiter des Kontos und in jedem Export</translation>
    </message>
</context>
<context>
    <name>Guards</name>
    <message>
        <source>Flatten now</source>
        <translation>Jetzt glattstellen</translation>
    </message>
    <message>
        <source>It is flattened in 10 s; Esc stops that.</source>
        <translation>Es wird in 10 s glattgestellt; Esc hält das an.</translation>
    </message>
    <message>
        <source>It is off.</source>
        <translation>Er ist aus.</translation>
    </message>
    <message>
        <source>Nothing is sent by itself.</source>
        <translation>Von selbst wird nichts gesendet.</translation>
    </message>
    <message>
        <source>Risk guard of {0}</source>
        <translation>Risikowächter von {0}</translation>
    </message>
    <message>
        <source>Risk guard of {0}: {1}.</source>
        <translation>Risikowächter von {0}: {1}.</translation>
    </message>
    <message>
        <source>Risk guard: flatten {0} in {1} s.</source>
        <translation>Risikowächter: {0} glattstellen in {1} s.</translation>
    </message>
    <message>
        <source>The risk guard is stopped for today. Nothing was sent.</source>
        <translation>Der Risikowächter ist für heute angehalten. Nichts wurde gesendet.</translation>
    </message>
    <message>
        <source>off, or: loss 500 drawdown 300 USD flatten (without “flatten” it only warns)</source>
        <translation>off, oder: loss 500 drawdown 300 USD flatten (ohne „flatten“ warnt er nur)</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>ARMED</source>
        <translation>SCHARF</translation>
    </message>
    <message>
        <source>Arm or disarm ({0})</source>
        <translation>Scharf oder nicht ({0})</translation>
    </message>
    <message>
        <source>Arm switch: {0}</source>
        <translation>Schalter: {0}</translation>
    </message>
    <message>
        <source>DISARMED</source>
        <translation>GESICHERT</translation>
    </message>
    <message>
        <source>FLAT</source>
        <translation>FLAT</translation>
    </message>
    <message>
        <source>Flatten {0} in {1}</source>
        <translation>{0} glattstellen in {1}</translation>
    </message>
    <message>
        <source>LOCKED</source>
        <translation>GESPERRT</translation>
    </message>
    <message>
        <source>a press sends at once</source>
        <translation>ein Druck sendet sofort</translation>
    </message>
    <message>
        <source>account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>accounts</source>
        <translation>Konten</translation>
    </message>
    <message>
        <source>disarmed after reconnect: {0}</source>
        <translation>nach Neuverbindung nicht scharf: {0}</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>position</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>positions</source>
        <translation>Positionen</translation>
    </message>
    <message>
        <source>{0} · {1} arms</source>
        <translation>{0} · {1} schaltet scharf</translation>
    </message>
    <message>
        <source>{0}: cancel working orders, close at market, read back.</source>
        <translation>{0}: offene Orders stornieren, zum Markt schließen, zurücklesen.</translation>
    </message>
</context>
<context>
    <name>HelpWindow</name>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Pages of the guide</source>
        <translation>Seiten der Anleitung</translation>
    </message>
    <message>
        <source>The chosen page</source>
        <translation>Die gewählte Seite</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Accounts in the file</source>
        <translation>Konten in der Datei</translation>
    </message>
    <message>
        <source>Accounts in the file: {0}.</source>
        <translation>Konten in der Datei: {0}.</translation>
    </message>
    <message>
        <source>Accounts in the file: {0}; {1} of them can be imported.</source>
        <translation>Konten in der Datei: {0}; {1} davon sind importierbar.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Import accounts</source>
        <translation>Konten importieren</translation>
    </message>
    <message>
        <source>Import {0}</source>
        <translation>{0} importieren</translation>
    </message>
    <message>
        <source>Secrets are never imported. Edit each account afterwards and give them; until then it stays disabled.</source>
        <translation>Geheimnisse werden nie importiert. Danach jedes Konto bearbeiten und sie eingeben; bis dahin bleibt es abgeschaltet.</translation>
    </message>
    <message>
        <source>The file holds no account.</source>
        <translation>Die Datei enthält kein Konto.</translation>
    </message>
</context>
<context>
    <name>KeyCatcher</name>
    <message>
        <source>Key tester</source>
        <translation>Tastentest</translation>
    </message>
    <message>
        <source>Keys pressed here are named and do nothing. Tab leaves the field.</source>
        <translation>Tasten werden hier benannt und tun nichts. Tab verlässt das Feld.</translation>
    </message>
    <message>
        <source>Press any key to test it</source>
        <translation>Eine Taste drücken, um sie zu testen</translation>
    </message>
    <message>
        <source>Press the new key</source>
        <translation>Die neue Taste drücken</translation>
    </message>
</context>
<context>
    <name>KeysDialog</name>
    <message>
        <source>Change the key of {0}, now {1}</source>
        <translation>Taste ändern: {0}, jetzt {1}</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Press a key in the field above: it is named and does nothing.</source>
        <translation>Im Feld oben eine Taste drücken: sie wird benannt und tut nichts.</translation>
    </message>
    <message>
        <source>Press the new key for “{0}”. Esc keeps the old one.</source>
        <translation>Die neue Taste für „{0}“ drücken. Esc behält die alte.</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>Alle zurücksetzen</translation>
    </message>
    <message>
        <source>Reset: {0}</source>
        <translation>Zurücksetzen: {0}</translation>
    </message>
    <message>
        <source>no key</source>
        <translation>keine Taste</translation>
    </message>
    <message>
        <source>{0} belongs to “{1}” now. Change or reset that first.</source>
        <translation>{0} gehört jetzt zu „{1}“. Erst dort ändern oder zurücksetzen.</translation>
    </message>
    <message>
        <source>{0} belongs to “{1}”. “{2}” keeps its key; press another, or Esc.</source>
        <translation>{0} gehört zu „{1}“. „{2}“ behält seine Taste; eine andere drücken oder Esc.</translation>
    </message>
    <message>
        <source>“{0}” is now {1}.</source>
        <translation>„{0}“ ist jetzt {1}.</translation>
    </message>
</context>
<context>
    <name>LanesView</name>
    <message>
        <source>Put the flatten away</source>
        <translation>Glattstellung weglegen</translation>
    </message>
</context>
<context>
    <name>LeaveQuestion</name>
    <message>
        <source>Keep editing</source>
        <translation>Weiter bearbeiten</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Verlassen</translation>
    </message>
    <message>
        <source>Leave without saving?</source>
        <translation>Verlassen, ohne zu speichern?</translation>
    </message>
    <message>
        <source>What was typed here is lost. Nothing of the account is changed.</source>
        <translation>Was hier eingegeben wurde, geht verloren. Am Konto wird nichts geändert.</translation>
    </message>
</context>
<context>
    <name>MenuButton</name>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
</context>
<context>
    <name>NoticeLine</name>
    <message>
        <source>Dismiss this notice</source>
        <translation>Diese Meldung schließen</translation>
    </message>
    <message>
        <source>Give up…</source>
        <translation>Aufgeben …</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Nachsehen</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>Notices</source>
        <translation>Meldungen</translation>
    </message>
    <message>
        <source>and {0} more</source>
        <translation>und {0} weitere</translation>
    </message>
</context>
<context>
    <name>PanelTitle</name>
    <message>
        <source>Ask</source>
        <translation>Ask</translation>
    </message>
    <message>
        <source>Average</source>
        <translation>Einstand</translation>
    </message>
    <message>
        <source>Bid</source>
        <translation>Bid</translation>
    </message>
    <message>
        <source>Choose a row with the mouse, or with Up and Down.</source>
        <translation>Eine Zeile mit der Maus oder mit Pfeil auf und ab wählen.</translation>
    </message>
    <message>
        <source>LONG</source>
        <translation>LONG</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>Mark</translation>
    </message>
    <message>
        <source>No row chosen</source>
        <translation>Keine Zeile gewählt</translation>
    </message>
    <message>
        <source>SHORT</source>
        <translation>SHORT</translation>
    </message>
    <message>
        <source>read {0} ago</source>
        <translation>vor {0} gelesen</translation>
    </message>
</context>
<context>
    <name>Panic</name>
    <message>
        <source>PANIC in {0} s: {1}.</source>
        <translation>PANIK in {0} s: {1}.</translation>
    </message>
    <message>
        <source>Panic stopped. Nothing was sent.</source>
        <translation>Panik angehalten. Nichts wurde gesendet.</translation>
    </message>
</context>
<context>
    <name>PositionsView</name>
    <message>
        <source>A double click counts as one press.</source>
        <translation>Ein Doppelklick zählt als ein Druck.</translation>
    </message>
    <message>
        <source>Open positions</source>
        <translation>Offene Positionen</translation>
    </message>
    <message>
        <source>This row is gone.</source>
        <translation>Diese Zeile ist fort.</translation>
    </message>
</context>
<context>
    <name>Preferences</name>
    <message>
        <source>The settings could not be written: {0}. They hold until the end.</source>
        <translation>Die Einstellungen konnten nicht geschrieben werden: {0}. Sie gelten bis zum Ende.</translation>
    </message>
    <message>
        <source>The settings file that could not be used is kept as {0}.</source>
        <translation>Die Einstellungsdatei, die nicht brauchbar war, liegt jetzt unter {0}.</translation>
    </message>
</context>
<context>
    <name>Presser</name>
    <message>
        <source>Arm first. Nothing waits, nothing was sent.</source>
        <translation>Erst scharf schalten. Nichts wartet, nichts wurde gesendet.</translation>
    </message>
    <message>
        <source>Dropped. Nothing was sent.</source>
        <translation>Verworfen. Nichts wurde gesendet.</translation>
    </message>
    <message>
        <source>Nothing is staged. Choose a row and press a close key.</source>
        <translation>Nichts ist vorgemerkt. Eine Zeile wählen und eine Schließen-Taste drücken.</translation>
    </message>
    <message>
        <source>Rows have just moved. Look, then press again.</source>
        <translation>Zeilen haben sich gerade bewegt. Hinsehen, dann noch einmal drücken.</translation>
    </message>
    <message>
        <source>The panel is locked to read-only. Nothing was sent.</source>
        <translation>Das Fenster ist auf Nur-Lesen gesperrt. Nichts wurde gesendet.</translation>
    </message>
    <message>
        <source>This row is gone. Nothing can be sent.</source>
        <translation>Diese Zeile ist fort. Nichts kann gesendet werden.</translation>
    </message>
</context>
<context>
    <name>PriceBox</name>
    <message>
        <source>Ask</source>
        <translation>Ask</translation>
    </message>
    <message>
        <source>Bid</source>
        <translation>Bid</translation>
    </message>
    <message>
        <source>Capped</source>
        <translation>Begrenzt</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Limit</translation>
    </message>
    <message>
        <source>Limit price</source>
        <translation>Limitpreis</translation>
    </message>
    <message>
        <source>Market</source>
        <translation>Markt</translation>
    </message>
    <message>
        <source>Mid</source>
        <translation>Mitte</translation>
    </message>
    <message>
        <source>One tick down</source>
        <translation>Ein Tick tiefer</translation>
    </message>
    <message>
        <source>One tick up</source>
        <translation>Ein Tick höher</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Preis</translation>
    </message>
    <message>
        <source>Slippage</source>
        <translation>Slippage</translation>
    </message>
    <message>
        <source>Slippage at most</source>
        <translation>Slippage höchstens</translation>
    </message>
    <message>
        <source>The slippage must be zero or more.</source>
        <translation>Die Slippage muss null oder größer sein.</translation>
    </message>
    <message>
        <source>This venue cannot do that.</source>
        <translation>Dieser Handelsplatz kann das nicht.</translation>
    </message>
    <message>
        <source>Type the limit price, as a number.</source>
        <translation>Den Limitpreis als Zahl eingeben.</translation>
    </message>
    <message>
        <source>Type the slippage, as a number.</source>
        <translation>Die Slippage als Zahl eingeben.</translation>
    </message>
    <message>
        <source>Unit of the slippage</source>
        <translation>Einheit der Slippage</translation>
    </message>
    <message>
        <source>bps</source>
        <translation>bps</translation>
    </message>
    <message>
        <source>price</source>
        <translation>Preis</translation>
    </message>
    <message>
        <source>ticks</source>
        <translation>Ticks</translation>
    </message>
    <message>
        <source>{0} is off the grid of {1}: {2} is used.</source>
        <translation>{0} liegt nicht auf dem Raster {1}: {2} gilt.</translation>
    </message>
</context>
<context>
    <name>RestBox</name>
    <message>
        <source>, up to {0} times</source>
        <translation>, bis zu {0} Mal</translation>
    </message>
    <message>
        <source>Rest: {0}</source>
        <translation>Rest: {0}</translation>
    </message>
    <message>
        <source>What becomes of the rest of a partial fill</source>
        <translation>Was aus dem Rest einer Teilausführung wird</translation>
    </message>
    <message>
        <source>at market after {0} s</source>
        <translation>zum Markt nach {0} s</translation>
    </message>
    <message>
        <source>leave open</source>
        <translation>offen lassen</translation>
    </message>
    <message>
        <source>re-post at the cap</source>
        <translation>zur Grenze neu stellen</translation>
    </message>
    <message>
        <source>rest {0}</source>
        <translation>Rest {0}</translation>
    </message>
</context>
<context>
    <name>ResultBox</name>
    <message>
        <source>1 open position</source>
        <translation>1 offene Position</translation>
    </message>
    <message>
        <source>Changed since the last test.</source>
        <translation>Seit dem letzten Test geändert.</translation>
    </message>
    <message>
        <source>Connected, but this login cannot trade: {0}.</source>
        <translation>Verbunden, aber diese Anmeldung darf nicht handeln: {0}.</translation>
    </message>
    <message>
        <source>Connected: {0}.</source>
        <translation>Verbunden: {0}.</translation>
    </message>
    <message>
        <source>Mend the field and test again. Nothing was sent but the login.</source>
        <translation>Das Feld berichtigen und neu testen. Außer der Anmeldung wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>Nothing was traded. Check that this computer is online and that the addresses under Advanced are right, then test again.</source>
        <translation>Es wurde nichts gehandelt. Prüfen, ob dieser Rechner online ist und die Adressen unter Erweitert stimmen, dann neu testen.</translation>
    </message>
    <message>
        <source>Nothing was traded. Test again.</source>
        <translation>Es wurde nichts gehandelt. Neu testen.</translation>
    </message>
    <message>
        <source>Testing: logging in and reading. Nothing is traded.</source>
        <translation>Test: anmelden und lesen. Es wird nichts gehandelt.</translation>
    </message>
    <message>
        <source>This is a fault of the program; its log says more.</source>
        <translation>Das ist ein Fehler des Programms; sein Protokoll sagt mehr.</translation>
    </message>
    <message>
        <source>{0} open positions</source>
        <translation>{0} offene Positionen</translation>
    </message>
</context>
<context>
    <name>Row</name>
    <message>
        <source>Optional.</source>
        <translation>Freiwillig.</translation>
    </message>
</context>
<context>
    <name>SecretRow</name>
    <message>
        <source>Hide</source>
        <translation>Verbergen</translation>
    </message>
    <message>
        <source>Known until the panel ends; leave empty to keep it.</source>
        <translation>Bekannt, bis das Fenster endet; leer lassen, um es zu behalten.</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Show what is typed: {0}</source>
        <translation>Eingabe zeigen: {0}</translation>
    </message>
    <message>
        <source>Stored in the system keyring; leave empty to keep it.</source>
        <translation>Im Schlüsselbund des Systems; leer lassen, um es zu behalten.</translation>
    </message>
    <message>
        <source>Taken from the environment variable {0}.</source>
        <translation>Aus der Umgebungsvariablen {0}.</translation>
    </message>
    <message>
        <source>Without a keyring it is not stored: set {0} at each start.</source>
        <translation>Ohne Schlüsselbund wird es nicht gespeichert: {0} bei jedem Start setzen.</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Always on top</source>
        <translation>Immer im Vordergrund</translation>
    </message>
    <message>
        <source>Another language is spoken from the next start on.</source>
        <translation>Eine andere Sprache gilt ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>Change and test the keys…</source>
        <translation>Tasten ändern und testen …</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Closing</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Columns…</source>
        <translation>Spalten …</translation>
    </message>
    <message>
        <source>Compact: the table alone</source>
        <translation>Kompakt: nur die Tabelle</translation>
    </message>
    <message>
        <source>Desktop notifications</source>
        <translation>Meldungen des Desktops</translation>
    </message>
    <message>
        <source>Disarm when idle for</source>
        <translation>Entschärfen nach Ruhe von</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>Panic key also while another program is in front</source>
        <translation>Paniktaste auch, wenn ein anderes Programm vorn ist</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Anhören</translation>
    </message>
    <message>
        <source>Play sounds</source>
        <translation>Töne spielen</translation>
    </message>
    <message>
        <source>Profit and loss</source>
        <translation>Gewinn und Verlust</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Show profits in</source>
        <translation>Gewinne zeigen in</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Sounds and notifications</source>
        <translation>Töne und Meldungen</translation>
    </message>
    <message>
        <source>Swap the colours of up and down</source>
        <translation>Farben von auf und ab tauschen</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Thema</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>Minuten</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>loop {0} ms</source>
        <translation>Takt {0} ms</translation>
    </message>
</context>
<context>
    <name>SubAccountRow</name>
    <message>
        <source>Sub-account {0}</source>
        <translation>Unterkonto {0}</translation>
    </message>
    <message>
        <source>Sub-accounts that were found</source>
        <translation>Gefundene Unterkonten</translation>
    </message>
</context>
<context>
    <name>Sweeping</name>
    <message>
        <source>Cancel the {0}?</source>
        <translation>{0} stornieren?</translation>
    </message>
    <message>
        <source>Cancel working orders</source>
        <translation>Offene Orders stornieren</translation>
    </message>
    <message>
        <source>Cancelling the {0}…</source>
        <translation>{0} werden storniert …</translation>
    </message>
    <message>
        <source>Dropped. No order was cancelled.</source>
        <translation>Verworfen. Keine Order wurde storniert.</translation>
    </message>
    <message>
        <source>Enter cancels the {0}. Esc drops.</source>
        <translation>Enter storniert: {0}. Esc verwirft.</translation>
    </message>
    <message>
        <source>Positions stay as they are. Stops and targets go too.</source>
        <translation>Positionen bleiben, wie sie sind. Auch Stops und Ziele gehen weg.</translation>
    </message>
    <message>
        <source>The panel is locked to read-only. Nothing was sent.</source>
        <translation>Das Fenster ist auf Nur-Lesen gesperrt. Nichts wurde gesendet.</translation>
    </message>
</context>
<context>
    <name>TabBar</name>
    <message>
        <source>Accounts</source>
        <translation>Konten</translation>
    </message>
    <message>
        <source>{0} of {1} connected</source>
        <translation>{0} von {1} verbunden</translation>
    </message>
</context>
<context>
    <name>TimelineDialog</name>
    <message>
        <source>Events of this close</source>
        <translation>Ereignisse dieses Closes</translation>
    </message>
</context>
<context>
    <name>Trading</name>
    <message>
        <source>Esc stops it. The same keys, or Enter, send it now.</source>
        <translation>Esc hält an. Dieselben Tasten oder Enter senden jetzt.</translation>
    </message>
    <message>
        <source>Nothing has been flattened yet.</source>
        <translation>Es wurde noch nichts glattgestellt.</translation>
    </message>
    <message>
        <source>Panic stopped. Nothing was sent.</source>
        <translation>Panik angehalten. Nichts wurde gesendet.</translation>
    </message>
    <message>
        <source>Send it now</source>
        <translation>Jetzt senden</translation>
    </message>
    <message>
        <source>Stopped. The rest is left open.</source>
        <translation>Angehalten. Der Rest bleibt offen.</translation>
    </message>
    <message>
        <source>The risk guard is stopped. Nothing was sent.</source>
        <translation>Der Risikowächter ist angehalten. Nichts wurde gesendet.</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>ARMED</source>
        <translation>SCHARF</translation>
    </message>
    <message>
        <source>Arm</source>
        <translation>Scharf schalten</translation>
    </message>
    <message>
        <source>DISARMED</source>
        <translation>GESICHERT</translation>
    </message>
    <message>
        <source>Disarm</source>
        <translation>Entschärfen</translation>
    </message>
    <message>
        <source>FLAT</source>
        <translation>FLAT</translation>
    </message>
    <message>
        <source>Flatten {0} in {1}…</source>
        <translation>{0} glattstellen in {1} …</translation>
    </message>
    <message>
        <source>LOCKED</source>
        <translation>GESPERRT</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Show the window</source>
        <translation>Fenster zeigen</translation>
    </message>
    <message>
        <source>This desktop has no tray, through which notifications would be shown.</source>
        <translation>Dieser Desktop hat keine Ablage, über die Meldungen gezeigt würden.</translation>
    </message>
    <message>
        <source>Unwind</source>
        <translation>Unwind</translation>
    </message>
    <message>
        <source>not known to be flat</source>
        <translation>nicht sicher flat</translation>
    </message>
    <message>
        <source>position</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>positions</source>
        <translation>Positionen</translation>
    </message>
</context>
<context>
    <name>VenueBody</name>
    <message>
        <source>Documentation: {0}</source>
        <translation>Dokumentation: {0}</translation>
    </message>
    <message>
        <source>Address: {0}</source>
        <translation>Adresse: {0}</translation>
    </message>
    <message>
        <source>Open the documentation of {0}</source>
        <translation>Die Dokumentation von {0} öffnen</translation>
    </message>
    <message>
        <source>Permission it needs: {0}.</source>
        <translation>Nötige Berechtigung: {0}.</translation>
    </message>
    <message>
        <source>“unwind sim” prints it when it starts.</source>
        <translation>„unwind sim“ gibt sie beim Start aus.</translation>
    </message>
</context>
<context>
    <name>WaitingBar</name>
    <message>
        <source>Waiting for a pause to end</source>
        <translation>Wartet auf das Ende einer Pause</translation>
    </message>
</context>
<context>
    <name>WaitingLine</name>
    <message>
        <source>Cancel (goes in {0})</source>
        <translation>Abbrechen (geht in {0})</translation>
    </message>
    <message>
        <source>Send when the pause is over (in {0})</source>
        <translation>Senden, wenn die Pause vorbei ist (in {0})</translation>
    </message>
    <message>
        <source>The close of {0} at {1} is sent when the venue&apos;s pause is over.</source>
        <translation>Der Close von {0} bei {1} wird gesendet, wenn die Pause des Handelsplatzes vorbei ist.</translation>
    </message>
    <message>
        <source>{0} at {1} was refused inside a pause of the venue; still open.</source>
        <translation>{0} bei {1} wurde in einer Pause des Handelsplatzes abgelehnt; noch offen.</translation>
    </message>
</context>
<context>
    <name>WindowAccounts</name>
    <message>
        <source>The demo could not be started.</source>
        <translation>Die Demo konnte nicht gestartet werden.</translation>
    </message>
    <message>
        <source>The demo opens in a window of its own.</source>
        <translation>Die Demo öffnet sich in einem eigenen Fenster.</translation>
    </message>
</context>
<context>
    <name>WindowLayout</name>
    <message>
        <source>Blotter</source>
        <translation>Blotter</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>WindowNews</name>
    <message>
        <source>A part of the panel failed: {0}: {1}</source>
        <translation>Ein Teil des Fensters ist ausgefallen: {0}: {1}</translation>
    </message>
    <message>
        <source>Figures may be old; look before you press.</source>
        <translation>Zahlen können alt sein; vor dem Drücken hinsehen.</translation>
    </message>
    <message>
        <source>Open closes go on. The log has the details.</source>
        <translation>Laufende Closes gehen weiter. Das Protokoll hat die Einzelheiten.</translation>
    </message>
    <message>
        <source>The panel stood still for {0} ms.</source>
        <translation>Das Fenster stand {0} ms still.</translation>
    </message>
    <message>
        <source>{0} is back and disarmed.</source>
        <translation>{0} ist wieder da und nicht scharf.</translation>
    </message>
</context>
<context>
    <name>Windows</name>
    <message>
        <source>{0} windows are open; that is the most.</source>
        <translation>{0} Fenster sind offen; mehr gehen nicht.</translation>
    </message>
</context>
<context>
    <name>accounts</name>
    <message>
        <source>A venue simulated on this computer by “unwind sim”. Nothing leaves the machine; its addresses go under Advanced.</source>
        <translation>Ein auf diesem Rechner von „unwind sim“ simulierter Handelsplatz. Nichts verlässt den Rechner; seine Adressen gehören unter Erweitert.</translation>
    </message>
    <message>
        <source>It failed without a word.</source>
        <translation>Es schlug ohne ein Wort fehl.</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Live</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Papier</translation>
    </message>
    <message>
        <source>Real money. A close from here is a real trade at the venue.</source>
        <translation>Echtes Geld. Ein Close von hier ist ein echter Handel.</translation>
    </message>
    <message>
        <source>Simulator</source>
        <translation>Simulator</translation>
    </message>
    <message>
        <source>The venue&apos;s own test account. No real money moves.</source>
        <translation>Das Testkonto des Handelsplatzes. Kein echtes Geld bewegt sich.</translation>
    </message>
</context>
<context>
    <name>actions</name>
    <message>
        <source>Account tab</source>
        <translation>Kontoreiter</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Konten</translation>
    </message>
    <message>
        <source>All accounts</source>
        <translation>Alle Konten</translation>
    </message>
    <message>
        <source>Always on top</source>
        <translation>Immer im Vordergrund</translation>
    </message>
    <message>
        <source>Amount 100 %</source>
        <translation>Menge 100 %</translation>
    </message>
    <message>
        <source>Amount 25 %</source>
        <translation>Menge 25 %</translation>
    </message>
    <message>
        <source>Amount 50 %</source>
        <translation>Menge 50 %</translation>
    </message>
    <message>
        <source>Amount 75 %</source>
        <translation>Menge 75 %</translation>
    </message>
    <message>
        <source>Amount: the exact rest</source>
        <translation>Menge: der genaue Rest</translation>
    </message>
    <message>
        <source>Arm or disarm</source>
        <translation>Scharf schalten oder entschärfen</translation>
    </message>
    <message>
        <source>Cancel all working orders of this tab</source>
        <translation>Alle offenen Orders dieses Reiters stornieren</translation>
    </message>
    <message>
        <source>Cancel this symbol&apos;s working orders</source>
        <translation>Offene Orders dieses Symbols stornieren</translation>
    </message>
    <message>
        <source>Cancel this venue&apos;s working orders</source>
        <translation>Offene Orders dieses Handelsplatzes stornieren</translation>
    </message>
    <message>
        <source>Cancel working orders too</source>
        <translation>Offene Orders mit stornieren</translation>
    </message>
    <message>
        <source>Close 100 % of the row</source>
        <translation>100 % der Zeile schließen</translation>
    </message>
    <message>
        <source>Close 25 % of the row</source>
        <translation>25 % der Zeile schließen</translation>
    </message>
    <message>
        <source>Close 50 % of the row</source>
        <translation>50 % der Zeile schließen</translation>
    </message>
    <message>
        <source>Close 75 % of the row</source>
        <translation>75 % der Zeile schließen</translation>
    </message>
    <message>
        <source>Close all of a row whose size is unknown</source>
        <translation>Eine Zeile unbekannter Größe ganz schließen</translation>
    </message>
    <message>
        <source>Close the row, all of it</source>
        <translation>Die ganze Zeile schließen</translation>
    </message>
    <message>
        <source>Columns and order</source>
        <translation>Spalten und Reihenfolge</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>Kompakt</translation>
    </message>
    <message>
        <source>Drop what is staged; sends nothing</source>
        <translation>Vorgemerktes verwerfen; sendet nichts</translation>
    </message>
    <message>
        <source>Export the blotter</source>
        <translation>Blotter exportieren</translation>
    </message>
    <message>
        <source>Filter the rows</source>
        <translation>Zeilen filtern</translation>
    </message>
    <message>
        <source>Flatten all of this tab: list them</source>
        <translation>Alles in diesem Reiter glattstellen: auflisten</translation>
    </message>
    <message>
        <source>Flatten the losers: list them</source>
        <translation>Verlierer glattstellen: auflisten</translation>
    </message>
    <message>
        <source>Flatten the winners: list them</source>
        <translation>Gewinner glattstellen: auflisten</translation>
    </message>
    <message>
        <source>Flatten this account</source>
        <translation>Dieses Konto glattstellen</translation>
    </message>
    <message>
        <source>Flatten this row</source>
        <translation>Diese Zeile glattstellen</translation>
    </message>
    <message>
        <source>Flatten this symbol</source>
        <translation>Dieses Symbol glattstellen</translation>
    </message>
    <message>
        <source>Flatten this venue</source>
        <translation>Diesen Handelsplatz glattstellen</translation>
    </message>
    <message>
        <source>Give up on a close in doubt, in words</source>
        <translation>Einen Close im Zweifel aufgeben, in Worten</translation>
    </message>
    <message>
        <source>Group by symbol</source>
        <translation>Nach Symbol gruppieren</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Lock to read-only</source>
        <translation>Auf Nur-Lesen sperren</translation>
    </message>
    <message>
        <source>Market, capped or limit</source>
        <translation>Markt, begrenzt oder Limit</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
    <message>
        <source>Next part of the window</source>
        <translation>Nächster Teil des Fensters</translation>
    </message>
    <message>
        <source>Next row</source>
        <translation>Nächste Zeile</translation>
    </message>
    <message>
        <source>One more window</source>
        <translation>Ein weiteres Fenster</translation>
    </message>
    <message>
        <source>PANIC: close everything in this tab</source>
        <translation>PANIK: alles in diesem Reiter schließen</translation>
    </message>
    <message>
        <source>PnL in money, percent or ticks</source>
        <translation>Gewinn in Geld, Prozent oder Ticks</translation>
    </message>
    <message>
        <source>Read all accounts again</source>
        <translation>Alle Konten neu lesen</translation>
    </message>
    <message>
        <source>Read this account again</source>
        <translation>Dieses Konto neu lesen</translation>
    </message>
    <message>
        <source>Risk guard of this account…</source>
        <translation>Risikowächter dieses Kontos …</translation>
    </message>
    <message>
        <source>Row before</source>
        <translation>Vorige Zeile</translation>
    </message>
    <message>
        <source>Send what is staged</source>
        <translation>Vorgemerktes senden</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Show the last flatten</source>
        <translation>Die letzte Glattstellung zeigen</translation>
    </message>
    <message>
        <source>Show what will be sent</source>
        <translation>Zeigen, was gesendet wird</translation>
    </message>
    <message>
        <source>Timeline of the last close</source>
        <translation>Zeitleiste des letzten Closes</translation>
    </message>
    <message>
        <source>Type the price</source>
        <translation>Preis eingeben</translation>
    </message>
    <message>
        <source>Type the quantity</source>
        <translation>Stückzahl eingeben</translation>
    </message>
    <message>
        <source>Type the slippage</source>
        <translation>Slippage eingeben</translation>
    </message>
</context>
<context>
    <name>arming</name>
    <message>
        <source>after an idle minute</source>
        <translation>nach einer Minute Ruhe</translation>
    </message>
    <message>
        <source>after standing still</source>
        <translation>nach Stillstand</translation>
    </message>
    <message>
        <source>after {0} idle minutes</source>
        <translation>nach {0} Minuten Ruhe</translation>
    </message>
    <message>
        <source>at the start</source>
        <translation>beim Start</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>von Hand</translation>
    </message>
    <message>
        <source>locked to read-only</source>
        <translation>auf Nur-Lesen gesperrt</translation>
    </message>
    <message>
        <source>unlocked</source>
        <translation>entsperrt</translation>
    </message>
</context>
<context>
    <name>bands</name>
    <message>
        <source>account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>accounts</source>
        <translation>Konten</translation>
    </message>
    <message>
        <source>position</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>positions</source>
        <translation>Positionen</translation>
    </message>
    <message>
        <source>{0} in {1}</source>
        <translation>{0} in {1}</translation>
    </message>
</context>
<context>
    <name>blotter</name>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Ack</source>
        <translation>Best.</translation>
    </message>
    <message>
        <source>Average</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>Buy</source>
        <translation>Kaufe</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Fees</source>
        <translation>Gebühren</translation>
    </message>
    <message>
        <source>Fill</source>
        <translation>Fill</translation>
    </message>
    <message>
        <source>Filled</source>
        <translation>Ausgef.</translation>
    </message>
    <message>
        <source>Leaves</source>
        <translation>Rest</translation>
    </message>
    <message>
        <source>Sell</source>
        <translation>Verkaufe</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alles</translation>
    </message>
    <message>
        <source>capped</source>
        <translation>begrenzt</translation>
    </message>
    <message>
        <source>limit {0}</source>
        <translation>Limit {0}</translation>
    </message>
    <message>
        <source>no price</source>
        <translation>kein Preis</translation>
    </message>
    <message>
        <source>vs mark</source>
        <translation>zum Mark</translation>
    </message>
</context>
<context>
    <name>choices</name>
    <message>
        <source>Acknowledged</source>
        <translation>Bestätigt</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>Wie der Desktop</translation>
    </message>
    <message>
        <source>Blue and orange (colour-blind-safe)</source>
        <translation>Blau und Orange (bei Farbsehschwäche)</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Filled</source>
        <translation>Ausgeführt</translation>
    </message>
    <message>
        <source>Filled in part</source>
        <translation>Teilweise ausgeführt</translation>
    </message>
    <message>
        <source>Green and red</source>
        <translation>Grün und Rot</translation>
    </message>
    <message>
        <source>In doubt</source>
        <translation>Im Zweifel</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Money</source>
        <translation>Geld</translation>
    </message>
    <message>
        <source>Percent</source>
        <translation>Prozent</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Teal and magenta (colour-blind-safe)</source>
        <translation>Türkis und Magenta (bei Farbsehschwäche)</translation>
    </message>
    <message>
        <source>Ticks</source>
        <translation>Ticks</translation>
    </message>
</context>
<context>
    <name>closed_now</name>
    <message>
        <source>; only {0} there</source>
        <translation>; nur {0} dort</translation>
    </message>
    <message>
        <source>If closed now: not known, no average price</source>
        <translation>Jetzt geschlossen: nicht bekannt, kein Einstand</translation>
    </message>
    <message>
        <source>If closed now: not known, no price at the other side</source>
        <translation>Jetzt geschlossen: nicht bekannt, kein Preis auf der Gegenseite</translation>
    </message>
    <message>
        <source>If closed now: {0} after about {1} fees</source>
        <translation>Jetzt geschlossen: {0} nach etwa {1} Gebühren</translation>
    </message>
    <message>
        <source>If closed now: {0}, fees not known</source>
        <translation>Jetzt geschlossen: {0}, Gebühren nicht bekannt</translation>
    </message>
    <message>
        <source>If closed now: {0} less about {1} fees</source>
        <translation>Jetzt geschlossen: {0} abzüglich etwa {1} Gebühren</translation>
    </message>
</context>
<context>
    <name>columns</name>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Account and its venue</source>
        <translation>Konto und sein Handelsplatz</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Alter</translation>
    </message>
    <message>
        <source>Age of this row</source>
        <translation>Alter dieser Zeile</translation>
    </message>
    <message>
        <source>Average</source>
        <translation>Einstand</translation>
    </message>
    <message>
        <source>Average entry price</source>
        <translation>Mittlerer Einstandspreis</translation>
    </message>
    <message>
        <source>Best bid and best ask</source>
        <translation>Bester Geld- und bester Briefkurs</translation>
    </message>
    <message>
        <source>Bid / ask</source>
        <translation>Bid / Ask</translation>
    </message>
    <message>
        <source>Close all or a part of it</source>
        <translation>Alles oder einen Teil schließen</translation>
    </message>
    <message>
        <source>Long or short</source>
        <translation>Long oder Short</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>Mark</translation>
    </message>
    <message>
        <source>Newest mark</source>
        <translation>Neuester Mark</translation>
    </message>
    <message>
        <source>Open PnL</source>
        <translation>Offener PnL</translation>
    </message>
    <message>
        <source>Open profit or loss at the mark</source>
        <translation>Offener Gewinn oder Verlust zum Mark</translation>
    </message>
    <message>
        <source>Open size</source>
        <translation>Offene Größe</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>Orders</translation>
    </message>
    <message>
        <source>Side</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Symbol</source>
        <translation>Symbol</translation>
    </message>
    <message>
        <source>What happens with it</source>
        <translation>Was damit geschieht</translation>
    </message>
    <message>
        <source>What is held</source>
        <translation>Was gehalten wird</translation>
    </message>
    <message>
        <source>Working orders that could fill: count and size</source>
        <translation>Offene Orders, die ausgeführt werden könnten: Zahl und Größe</translation>
    </message>
</context>
<context>
    <name>format</name>
    <message>
        <source>ct</source>
        <translation>Kt</translation>
    </message>
    <message>
        <source>lot</source>
        <translation>Lot</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>sh</source>
        <translation>St</translation>
    </message>
</context>
<context>
    <name>key_tester</name>
    <message>
        <source>{0} (first key)</source>
        <translation>{0} (erste Taste)</translation>
    </message>
    <message>
        <source>{0} arrives. It is free: no action has it.</source>
        <translation>{0} kommt an. Sie ist frei: keine Aktion hat sie.</translation>
    </message>
    <message>
        <source>{0} arrives. It would be: {1}.</source>
        <translation>{0} kommt an. Sie wäre: {1}.</translation>
    </message>
</context>
<context>
    <name>lane_words</name>
    <message>
        <source>Cannot be closed: {0}</source>
        <translation>Nicht zu schließen: {0}</translation>
    </message>
    <message>
        <source>ack</source>
        <translation>best.</translation>
    </message>
    <message>
        <source>acknowledged, filling… {0}</source>
        <translation>bestätigt, wird ausgeführt … {0}</translation>
    </message>
    <message>
        <source>cancelling, reading first… {0}</source>
        <translation>storniert, liest erst … {0}</translation>
    </message>
    <message>
        <source>filled</source>
        <translation>ausgef.</translation>
    </message>
    <message>
        <source>flat</source>
        <translation>flat</translation>
    </message>
    <message>
        <source>flat in {0}</source>
        <translation>flat in {0}</translation>
    </message>
    <message>
        <source>in doubt: asking the venue… {0}</source>
        <translation>im Zweifel: frage nach … {0}</translation>
    </message>
    <message>
        <source>journaled</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>not flat: {0}</source>
        <translation>nicht flat: {0}</translation>
    </message>
    <message>
        <source>pressed</source>
        <translation>Druck</translation>
    </message>
    <message>
        <source>read back</source>
        <translation>gelesen</translation>
    </message>
    <message>
        <source>reading back… {0}</source>
        <translation>liest zurück … {0}</translation>
    </message>
    <message>
        <source>sent, no answer yet… {0}</source>
        <translation>gesendet, noch keine Antwort … {0}</translation>
    </message>
    <message>
        <source>waiting for {0}</source>
        <translation>wartet auf {0}</translation>
    </message>
    <message>
        <source>wire</source>
        <translation>Leitung</translation>
    </message>
    <message>
        <source>{0} and {1} more</source>
        <translation>{0} und {1} weitere</translation>
    </message>
    <message>
        <source>{0} fills</source>
        <translation>{0} Fills</translation>
    </message>
</context>
<context>
    <name>latency</name>
    <message>
        <source>30 days</source>
        <translation>30 Tage</translation>
    </message>
    <message>
        <source>Digest of what was sent, as journaled: {0}</source>
        <translation>Prüfsumme des Gesendeten, wie im Journal: {0}</translation>
    </message>
    <message>
        <source>NOT as previewed: previewed {0}, sent {1}</source>
        <translation>NICHT wie gezeigt: gezeigt {0}, gesendet {1}</translation>
    </message>
    <message>
        <source>Sent as previewed, SHA-256 {0}</source>
        <translation>Gesendet wie gezeigt, SHA-256 {0}</translation>
    </message>
    <message>
        <source>Since the press at this venue, p50 / p95 / longest (closes):</source>
        <translation>Seit dem Druck bei diesem Handelsplatz, p50 / p95 / längste (Closes):</translation>
    </message>
    <message>
        <source>today</source>
        <translation>heute</translation>
    </message>
    <message>
        <source>usually {0}</source>
        <translation>meist {0}</translation>
    </message>
</context>
<context>
    <name>own_keys</name>
    <message>
        <source>settings.toml: the key {0} of {1} belongs to {2}. The default applies.</source>
        <translation>settings.toml: die Taste {0} von {1} gehört zu {2}. Es gilt die Vorgabe.</translation>
    </message>
    <message>
        <source>there is no such action</source>
        <translation>eine solche Aktion gibt es nicht</translation>
    </message>
    <message>
        <source>{0} The default key applies.</source>
        <translation>{0} Es gilt die Vorgabe.</translation>
    </message>
</context>
<context>
    <name>panel_words</name>
    <message>
        <source>The position is being read back.</source>
        <translation>Die Position wird zurückgelesen.</translation>
    </message>
    <message>
        <source>its size could not be read; what stands here is old</source>
        <translation>seine Größe war nicht zu lesen; was hier steht, ist alt</translation>
    </message>
    <message>
        <source>{0} old: it is read again before anything is sent</source>
        <translation>{0} alt: wird neu gelesen, bevor etwas gesendet wird</translation>
    </message>
</context>
<context>
    <name>panic_everywhere</name>
    <message>
        <source>Another program holds this key already; it works in this window only.</source>
        <translation>Ein anderes Programm hat diese Taste schon; sie wirkt nur in diesem Fenster.</translation>
    </message>
    <message>
        <source>Not here: “{0}” has no keys for a program that is not in front.</source>
        <translation>Hier nicht: „{0}“ kennt keine Tasten für ein Programm, das nicht vorn ist.</translation>
    </message>
    <message>
        <source>Not on X11: it takes a library for key grabs that Unwind does not bring.</source>
        <translation>Nicht unter X11: dazu gehört eine Bibliothek, die Unwind nicht mitbringt.</translation>
    </message>
    <message>
        <source>Not on a Mac: macOS asks for a permission and a library that Unwind has not.</source>
        <translation>Nicht auf einem Mac: macOS verlangt eine Erlaubnis und eine Bibliothek, die Unwind nicht hat.</translation>
    </message>
    <message>
        <source>Not on this desktop: Wayland gives keys to the program in front only.</source>
        <translation>Nicht auf diesem Desktop: Wayland gibt Tasten nur dem Programm, das vorn ist.</translation>
    </message>
    <message>
        <source>This key cannot be held system-wide; choose another for PANIC.</source>
        <translation>Diese Taste lässt sich nicht systemweit halten; für PANIK eine andere wählen.</translation>
    </message>
</context>
<context>
    <name>readiness</name>
    <message>
        <source>, about {0} s</source>
        <translation>, etwa {0} s</translation>
    </message>
    <message>
        <source>; {0} funding in {1}</source>
        <translation>; {0} Funding in {1}</translation>
    </message>
    <message>
        <source>its positions are {0} old; they are read before anything is sent</source>
        <translation>seine Positionen sind {0} alt; sie werden gelesen, bevor etwas gesendet wird</translation>
    </message>
    <message>
        <source>journal FAILED: nothing can be sent</source>
        <translation>Journal GESTÖRT: nichts kann gesendet werden</translation>
    </message>
    <message>
        <source>journal slow: {0}</source>
        <translation>Journal langsam: {0}</translation>
    </message>
    <message>
        <source>locked to read-only</source>
        <translation>auf Nur-Lesen gesperrt</translation>
    </message>
    <message>
        <source>no accounts</source>
        <translation>keine Konten</translation>
    </message>
    <message>
        <source>not connected</source>
        <translation>nicht verbunden</translation>
    </message>
    <message>
        <source>panic now: {0} of {1} ready</source>
        <translation>Panik jetzt: {0} von {1} bereit</translation>
    </message>
    <message>
        <source>{0} settles funding soon; for about a minute it then refuses closes</source>
        <translation>{0} rechnet bald Funding ab und lehnt dann etwa eine Minute lang Schließungen ab</translation>
    </message>
</context>
<context>
    <name>row_buttons</name>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>row_state</name>
    <message>
        <source>acknowledged</source>
        <translation>bestätigt</translation>
    </message>
    <message>
        <source>already closed</source>
        <translation>schon geschlossen</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>storniert</translation>
    </message>
    <message>
        <source>cancelled, still open</source>
        <translation>storniert, noch offen</translation>
    </message>
    <message>
        <source>cancelling…</source>
        <translation>wird storniert …</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>geschlossen</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>verfallen</translation>
    </message>
    <message>
        <source>expired, still open</source>
        <translation>verfallen, noch offen</translation>
    </message>
    <message>
        <source>given up</source>
        <translation>aufgegeben</translation>
    </message>
    <message>
        <source>in doubt, given up</source>
        <translation>im Zweifel, aufgegeben</translation>
    </message>
    <message>
        <source>in doubt: asking the venue…</source>
        <translation>im Zweifel: frage nach …</translation>
    </message>
    <message>
        <source>in doubt…</source>
        <translation>im Zweifel …</translation>
    </message>
    <message>
        <source>not sent</source>
        <translation>nicht gesendet</translation>
    </message>
    <message>
        <source>not sent: {0}</source>
        <translation>nicht gesendet: {0}</translation>
    </message>
    <message>
        <source>reading first…</source>
        <translation>liest erst …</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>refused: {0}</source>
        <translation>abgelehnt: {0}</translation>
    </message>
    <message>
        <source>resting at {0}</source>
        <translation>ruht bei {0}</translation>
    </message>
    <message>
        <source>sending…</source>
        <translation>sendet …</translation>
    </message>
    <message>
        <source>the rest was cancelled</source>
        <translation>der Rest wurde storniert</translation>
    </message>
    <message>
        <source>{0} of {1} closed</source>
        <translation>{0} von {1} geschl.</translation>
    </message>
</context>
<context>
    <name>row_view</name>
    <message>
        <source>A close of it is on its way.</source>
        <translation>Ein Close davon ist unterwegs.</translation>
    </message>
    <message>
        <source>All of it is being closed already.</source>
        <translation>Alles davon wird schon geschlossen.</translation>
    </message>
    <message>
        <source>Its account is not open.</source>
        <translation>Sein Konto ist nicht offen.</translation>
    </message>
    <message>
        <source>LONG</source>
        <translation>LONG</translation>
    </message>
    <message>
        <source>Older than this account allows: it is read again before anything is sent.</source>
        <translation>Älter, als dieses Konto erlaubt: es wird neu gelesen, bevor etwas gesendet wird.</translation>
    </message>
    <message>
        <source>SHORT</source>
        <translation>SHORT</translation>
    </message>
    <message>
        <source>That part is below the smallest order.</source>
        <translation>Dieser Teil ist kleiner als die kleinste Order.</translation>
    </message>
    <message>
        <source>This position is closed.</source>
        <translation>Diese Position ist geschlossen.</translation>
    </message>
    <message>
        <source>This venue cannot do that.</source>
        <translation>Dieser Handelsplatz kann das nicht.</translation>
    </message>
    <message>
        <source>closed elsewhere</source>
        <translation>anderswo geschlossen</translation>
    </message>
    <message>
        <source>look</source>
        <translation>ansehen</translation>
    </message>
    <message>
        <source>not connected</source>
        <translation>nicht verbunden</translation>
    </message>
    <message>
        <source>not tradable</source>
        <translation>nicht handelbar</translation>
    </message>
    <message>
        <source>stale {0}</source>
        <translation>alt {0}</translation>
    </message>
    <message>
        <source>ticks</source>
        <translation>Ticks</translation>
    </message>
</context>
<context>
    <name>scopes</name>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>LIVE</source>
        <translation>LIVE</translation>
    </message>
    <message>
        <source>PAPER</source>
        <translation>PAPIER</translation>
    </message>
    <message>
        <source>SIM</source>
        <translation>SIM</translation>
    </message>
</context>
<context>
    <name>staged_words</name>
    <message>
        <source>Enter closes {0} in {1}, Esc drops: {2}.</source>
        <translation>Enter schließt {0} in {1}, Esc verwirft: {2}.</translation>
    </message>
    <message>
        <source>Enter sends, Esc drops: {0}.</source>
        <translation>Enter sendet, Esc verwirft: {0}.</translation>
    </message>
    <message>
        <source>account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>accounts</source>
        <translation>Konten</translation>
    </message>
    <message>
        <source>position</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>positions</source>
        <translation>Positionen</translation>
    </message>
</context>
<context>
    <name>summary</name>
    <message>
        <source>At the best ask: fills at once.</source>
        <translation>Zum besten Brief: wird sofort ausgeführt.</translation>
    </message>
    <message>
        <source>At the best bid: fills at once.</source>
        <translation>Zum besten Geld: wird sofort ausgeführt.</translation>
    </message>
    <message>
        <source>Buy</source>
        <translation>Kauf</translation>
    </message>
    <message>
        <source>No price at the other side is known to measure this limit against.</source>
        <translation>Auf der Gegenseite ist kein Preis bekannt, an dem dieses Limit zu messen wäre.</translation>
    </message>
    <message>
        <source>Sell</source>
        <translation>Verkauf</translation>
    </message>
    <message>
        <source>at limit</source>
        <translation>Limit</translation>
    </message>
    <message>
        <source>at limit {0}</source>
        <translation>Limit {0}</translation>
    </message>
    <message>
        <source>at market</source>
        <translation>Markt</translation>
    </message>
    <message>
        <source>at market, worst {0}</source>
        <translation>Markt, schlechtestens {0}</translation>
    </message>
    <message>
        <source>best ask</source>
        <translation>bester Brief</translation>
    </message>
    <message>
        <source>best bid</source>
        <translation>bestes Geld</translation>
    </message>
    <message>
        <source>better than the touch: rests</source>
        <translation>besser als der Markt: ruht</translation>
    </message>
    <message>
        <source>capped</source>
        <translation>begrenzt</translation>
    </message>
    <message>
        <source>through the touch: fills at once</source>
        <translation>durch den Markt: sofort ausgeführt</translation>
    </message>
    <message>
        <source>{0} ticks = {1} = {2} bps = {3} from {4}, worst {5}</source>
        <translation>{0} Ticks = {1} = {2} bps = {3} ab {4}, schlechtestens {5}</translation>
    </message>
    <message>
        <source>{0} ticks = {1} = {2} bps = {3} {4}</source>
        <translation>{0} Ticks = {1} = {2} bps = {3} {4}</translation>
    </message>
    <message>
        <source>{0} {1} of {2} {3} {4}</source>
        <translation>{0} {1} von {2} {3} {4}</translation>
    </message>
    <message>
        <source>{0}, about {1} against mark</source>
        <translation>{0}, etwa {1} gegen Mark</translation>
    </message>
</context>
<context>
    <name>timeline</name>
    <message>
        <source>Acknowledged</source>
        <translation>Bestätigt</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Beendet</translation>
    </message>
    <message>
        <source>First fill</source>
        <translation>Erste Ausführung</translation>
    </message>
    <message>
        <source>Journaled</source>
        <translation>Im Journal</translation>
    </message>
    <message>
        <source>On the wire</source>
        <translation>Auf der Leitung</translation>
    </message>
    <message>
        <source>Pressed</source>
        <translation>Gedrückt</translation>
    </message>
    <message>
        <source>Read back</source>
        <translation>Zurückgelesen</translation>
    </message>
    <message>
        <source>average {0}</source>
        <translation>im Mittel {0}</translation>
    </message>
    <message>
        <source>{0} against mark at press</source>
        <translation>{0} gegen Mark beim Druck</translation>
    </message>
</context>
</TS>
