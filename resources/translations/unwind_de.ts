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
        <source>No closes in this run</source>
        <translation>Noch keine Closes in diesem Lauf</translation>
    </message>
    <message>
        <source>Nothing has been closed yet.</source>
        <translation>Es wurde noch nichts geschlossen.</translation>
    </message>
</context>
<context>
    <name>CapBox</name>
    <message>
        <source>A limit, and a cap as a price, belong to one position.</source>
        <translation>Ein Limit und eine Grenze als Preis gehören zu einer einzelnen Position.</translation>
    </message>
    <message>
        <source>These venues cannot do that.</source>
        <translation>Diese Handelsplätze können das nicht.</translation>
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
        <source>Locked to read-only</source>
        <translation>Auf Nur-Lesen gesperrt</translation>
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
        <source>Nothing is staged. {0} presses the panel&apos;s button.</source>
        <translation>Nichts ist vorgemerkt. {0} drückt den Knopf des Felds.</translation>
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
        <source>The accounts of the demo are its own and cannot be changed.</source>
        <translation>Die Konten der Demo sind ihre eigenen und nicht änderbar.</translation>
    </message>
    <message>
        <source>There is no account tab {0}.</source>
        <translation>Es gibt keinen Kontoreiter {0}.</translation>
    </message>
    <message>
        <source>This venue cannot cancel working orders with a close.</source>
        <translation>Dieser Handelsplatz kann offene Orders nicht mit einem Close stornieren.</translation>
    </message>
</context>
<context>
    <name>DayLine</name>
    <message>
        <source>Not counted: {0}, of which no price is known.</source>
        <translation>Nicht gezählt: {0}, von denen kein Preis bekannt ist.</translation>
    </message>
    <message>
        <source>Realised today</source>
        <translation>Heute realisiert</translation>
    </message>
    <message>
        <source>What the closes of this panel in this tab have brought since the day began, against the average prices of their rows, net of known fees, in the currencies that their instruments are quoted in. Trades made elsewhere are not counted.</source>
        <translation>Was die Schließungen dieses Fensters in diesem Reiter seit Tagesbeginn gebracht haben, gegen die Einstandspreise ihrer Zeilen, nach bekannten Gebühren, in den Währungen, in denen ihre Instrumente notieren. Anderswo Gehandeltes zählt nicht mit.</translation>
    </message>
    <message>
        <source>close</source>
        <translation>Schließung</translation>
    </message>
    <message>
        <source>closes</source>
        <translation>Schließungen</translation>
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
    <name>DefaultsBook</name>
    <message>
        <source>The account&apos;s defaults could not be written: {0}. They hold until the end.</source>
        <translation>Die Vorgaben des Kontos waren nicht zu schreiben: {0}. Sie gelten bis zum Ende.</translation>
    </message>
</context>
<context>
    <name>DefaultsBox</name>
    <message>
        <source>1/2 in the row</source>
        <translation>1/2 in der Zeile</translation>
    </message>
    <message>
        <source>1/4 in the row</source>
        <translation>1/4 in der Zeile</translation>
    </message>
    <message>
        <source>5 ticks, 10 bps or a price</source>
        <translation>5 ticks, 10 bps oder ein Preis</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Menge</translation>
    </message>
    <message>
        <source>Buttons</source>
        <translation>Knöpfe</translation>
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
        <source>Market</source>
        <translation>Markt</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Preis</translation>
    </message>
    <message>
        <source>Rest of a part</source>
        <translation>Rest eines Teils</translation>
    </message>
    <message>
        <source>Risk guard</source>
        <translation>Risikowächter</translation>
    </message>
    <message>
        <source>Slippage</source>
        <translation>Slippage</translation>
    </message>
    <message>
        <source>The risk guard watches the day&apos;s result while the panel runs.</source>
        <translation>Der Risikowächter beobachtet das Tagesergebnis, solange das Fenster läuft.</translation>
    </message>
    <message>
        <source>all, 50 % or a quantity</source>
        <translation>all, 50 % oder eine Menge</translation>
    </message>
    <message>
        <source>off, or: loss 500 drawdown 300 USD flatten</source>
        <translation>off, oder: loss 500 drawdown 300 USD flatten</translation>
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
    <message>
        <source>{0} is no longer in doubt. {1}</source>
        <translation>{0} ist nicht mehr zweifelhaft. {1}</translation>
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
        <source>How its closes begin, and its risk guard</source>
        <translation>Wie seine Closes beginnen, und sein Risikowächter</translation>
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
        <source>off, or: loss 500 drawdown 300 USD, loss 400 EUR flatten day 17:00 America/Chicago
(without “flatten” it only warns; without “day …” the day begins at 00:00 UTC)</source>
        <translation>off, oder: loss 500 drawdown 300 USD, loss 400 EUR flatten day 17:00 America/Chicago
(ohne „flatten“ wird nur gewarnt; ohne „day …“ beginnt der Tag um 00:00 UTC)</translation>
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
        <source>no account</source>
        <translation>kein Konto</translation>
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
    <name>Lines</name>
    <message>
        <source>Chosen rows</source>
        <translation>Gewählte Zeilen</translation>
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
    <name>NoticeLog</name>
    <message>
        <source>Nothing has been said since the start.</source>
        <translation>Seit dem Start gab es keine Meldung.</translation>
    </message>
    <message>
        <source>Notices</source>
        <translation>Meldungen</translation>
    </message>
    <message>
        <source>Notices of this run, newest first</source>
        <translation>Meldungen dieses Laufs, die neueste zuerst</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>All notices</source>
        <translation>Alle Meldungen</translation>
    </message>
    <message>
        <source>Dismiss all</source>
        <translation>Alle ausblenden</translation>
    </message>
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
        <source>No longer shown, so no longer chosen: {0}.</source>
        <translation>Nicht mehr zu sehen, daher nicht mehr gewählt: {0}.</translation>
    </message>
    <message>
        <source>Open positions</source>
        <translation>Offene Positionen</translation>
    </message>
    <message>
        <source>This row is gone.</source>
        <translation>Diese Zeile ist fort.</translation>
    </message>
    <message>
        <source>row</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>rows</source>
        <translation>Zeilen</translation>
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
        <source>A thin book will do, for this press</source>
        <translation>Ein dünnes Buch genügt, für diesen Druck</translation>
    </message>
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
        <source>Rest: differs by account</source>
        <translation>Rest: je Konto verschieden</translation>
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
    <name>Several</name>
    <message>
        <source>At {0}. Key {1} takes it in or out.</source>
        <translation>Bei {0}. Taste {1} nimmt sie dazu oder heraus.</translation>
    </message>
    <message>
        <source>Chosen: {0}.</source>
        <translation>Gewählt: {0}.</translation>
    </message>
    <message>
        <source>Closed elsewhere and no longer chosen: {0}.</source>
        <translation>Anderswo geschlossen und nicht mehr gewählt: {0}.</translation>
    </message>
    <message>
        <source>No row is chosen any more. Nothing was sent.</source>
        <translation>Keine Zeile ist mehr gewählt. Nichts wurde gesendet.</translation>
    </message>
    <message>
        <source>Rest: {0}.</source>
        <translation>Rest: {0}.</translation>
    </message>
    <message>
        <source>These venues cannot cancel working orders with a close.</source>
        <translation>Diese Handelsplätze können offene Orders nicht mit dem Schließen stornieren.</translation>
    </message>
</context>
<context>
    <name>SeveralPanel</name>
    <message>
        <source>AMOUNT</source>
        <translation>MENGE</translation>
    </message>
    <message>
        <source>Cancel working orders too</source>
        <translation>Offene Orders mit stornieren</translation>
    </message>
    <message>
        <source>Close panel of several rows</source>
        <translation>Schließen mehrerer Zeilen</translation>
    </message>
    <message>
        <source>Locked to read-only</source>
        <translation>Auf Nur-Lesen gesperrt</translation>
    </message>
    <message>
        <source>Nothing to send</source>
        <translation>Nichts zu senden</translation>
    </message>
    <message>
        <source>Open PnL {0}</source>
        <translation>Offener PnL {0}</translation>
    </message>
    <message>
        <source>PRICE</source>
        <translation>PREIS</translation>
    </message>
    <message>
        <source>Stage: {0}</source>
        <translation>Merken: {0}</translation>
    </message>
    <message>
        <source>These venues cannot cancel with a close.</source>
        <translation>Diese Handelsplätze können mit dem Schließen nichts stornieren.</translation>
    </message>
</context>
<context>
    <name>ShareBox</name>
    <message>
        <source>A quantity and the exact rest belong to one position.</source>
        <translation>Eine Menge und der genaue Rest gehören zu einer einzelnen Position.</translation>
    </message>
    <message>
        <source>Percent of each position</source>
        <translation>Prozent jeder Position</translation>
    </message>
    <message>
        <source>These venues cannot do that.</source>
        <translation>Diese Handelsplätze können das nicht.</translation>
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
    <name>WireFold</name>
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
        <source>Close all of a row whose size is unknown</source>
        <translation>Eine Zeile unbekannter Größe ganz schließen</translation>
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
        <source>Choose all rows shown</source>
        <translation>Alle gezeigten Zeilen wählen</translation>
    </message>
    <message>
        <source>Choose the next row too</source>
        <translation>Die nächste Zeile dazu wählen</translation>
    </message>
    <message>
        <source>Choose the row before too</source>
        <translation>Die Zeile davor dazu wählen</translation>
    </message>
    <message>
        <source>Close 100 % of the chosen rows</source>
        <translation>100 % der gewählten Zeilen schließen</translation>
    </message>
    <message>
        <source>Close 25 % of the chosen rows</source>
        <translation>25 % der gewählten Zeilen schließen</translation>
    </message>
    <message>
        <source>Close 50 % of the chosen rows</source>
        <translation>50 % der gewählten Zeilen schließen</translation>
    </message>
    <message>
        <source>Close 75 % of the chosen rows</source>
        <translation>75 % der gewählten Zeilen schließen</translation>
    </message>
    <message>
        <source>Close the chosen rows, all of them</source>
        <translation>Die gewählten Zeilen ganz schließen</translation>
    </message>
    <message>
        <source>Flatten the chosen rows</source>
        <translation>Die gewählten Zeilen glattstellen</translation>
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
        <source>Notices of this run</source>
        <translation>Meldungen dieses Laufs</translation>
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
        <source>Press the panel&apos;s button: what it says</source>
        <translation>Den Knopf des Felds drücken: was dort steht</translation>
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
        <source>Stand at the next row</source>
        <translation>Zur nächsten Zeile gehen</translation>
    </message>
    <message>
        <source>Stand at the row before</source>
        <translation>Zur Zeile davor gehen</translation>
    </message>
    <message>
        <source>Take the row in or out of the choice</source>
        <translation>Die Zeile dazu oder heraus nehmen</translation>
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
        <source>Cancel</source>
        <translation>Stornieren</translation>
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
        <source>Realised</source>
        <translation>Realisiert</translation>
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
    <name>button</name>
    <message>
        <source>at limit</source>
        <translation>Limit</translation>
    </message>
    <message>
        <source>at market</source>
        <translation>Markt</translation>
    </message>
    <message>
        <source>capped</source>
        <translation>begrenzt</translation>
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
        <source>If closed now: {0} and about {1} rebate</source>
        <translation>Jetzt geschlossen: {0} und etwa {1} Vergütung</translation>
    </message>
    <message>
        <source>If closed now: {0} with about {1} rebate</source>
        <translation>Jetzt geschlossen: {0} mit etwa {1} Vergütung</translation>
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
        <source>Day PnL</source>
        <translation>Tages-PnL</translation>
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
        <source>What the venue counts for today, where it counts that</source>
        <translation>Was der Handelsplatz für heute zählt, wo er das zählt</translation>
    </message>
    <message>
        <source>Working orders that could fill: count and size</source>
        <translation>Offene Orders, die ausgeführt werden könnten: Zahl und Größe</translation>
    </message>
</context>
<context>
    <name>engine</name>
    <message>
        <source> QFEX says: {words}.</source>
        <translation> QFEX meldet: {words}.</translation>
    </message>
    <message>
        <source>A CrossTrade position needs an account and an instrument ({error}). Nothing was sent.</source>
        <translation>Eine CrossTrade-Position braucht Konto und Instrument ({error}). Nichts wurde gesendet.</translation>
    </message>
    <message>
        <source>A TWAP is running in {symbol}; this panel does not stop those. Stop it at QFEX.</source>
        <translation>In {symbol} läuft ein TWAP; dieses Fenster hält ihn nicht an. Bei QFEX anhalten.</translation>
    </message>
    <message>
        <source>A cancel could not be written down: {error}</source>
        <translation>Eine Stornierung konnte nicht aufgeschrieben werden: {error}</translation>
    </message>
    <message>
        <source>A close at market cannot be taken back. Nothing was sent.</source>
        <translation>Ein Close zum Markt lässt sich nicht zurücknehmen. Nichts wurde gesendet.</translation>
    </message>
    <message>
        <source>A close at market leaves no order that could be cancelled here. If it does not fill, cancel it in NinjaTrader.</source>
        <translation>Ein Close zum Markt hinterlässt keine Order, die sich hier stornieren ließe. Wird sie nicht ausgeführt, in NinjaTrader stornieren.</translation>
    </message>
    <message>
        <source>A close for this position is already on its way.</source>
        <translation>Ein Close dieser Position ist schon unterwegs.</translation>
    </message>
    <message>
        <source>A close of this {name} position is on its way and not heard of yet. Nothing was sent. Wait for it; a part sent twice closes twice.</source>
        <translation>Ein Close dieser Position in {name} ist unterwegs, und noch ist nichts von ihm bekannt. Nichts wurde gesendet. Darauf warten; ein zweimal gesendeter Teil schließt zweimal.</translation>
    </message>
    <message>
        <source>A close of {name} is not explained yet. Nothing was changed; try again when its fate is known, or dismiss it in words.</source>
        <translation>Ein Close von {name} ist noch nicht geklärt. Nichts wurde geändert; erneut versuchen, wenn sein Verbleib bekannt ist, oder ihn in Worten aufgeben.</translation>
    </message>
    <message>
        <source>A contrary exercise advice is for the day of expiry. {open} Look at the option&apos;s instructions at Clear Street.</source>
        <translation>Eine abweichende Ausübungsanweisung gilt nur am Verfallstag. {open} Die Anweisungen zur Option bei Clear Street ansehen.</translation>
    </message>
    <message>
        <source>A do-not-exercise instruction is for the day of expiry. {open} Look at the option&apos;s instructions at Clear Street.</source>
        <translation>Eine Anweisung zur Nichtausübung gilt nur am Verfallstag. {open} Die Anweisungen zur Option bei Clear Street ansehen.</translation>
    </message>
    <message>
        <source>A key has no scopes of its own: it may do whatever its owner may.</source>
        <translation>Ein Schlüssel hat keine eigenen Rechte: er darf, was sein Besitzer darf.</translation>
    </message>
    <message>
        <source>A limit at the cap that ends at once, filled or not. {how}</source>
        <translation>Eine Limit-Order an der Grenze, die sofort endet, ausgeführt oder nicht. {how}</translation>
    </message>
    <message>
        <source>A limit or cap is an opposite order that only the panel guards, and this account does not allow that. Nothing was sent.</source>
        <translation>Limit und Grenze sind Orders in Gegenrichtung, die nur dieses Fenster absichert, und dieses Konto erlaubt das nicht. Nichts wurde gesendet.</translation>
    </message>
    <message>
        <source>A message of the trade stream could not be read; positions are read. {error}</source>
        <translation>Eine Nachricht des Orderstroms war nicht lesbar; die Positionen werden gelesen. {error}</translation>
    </message>
    <message>
        <source>A part of this program failed ({what}: {error}).</source>
        <translation>Ein Teil dieses Programms ist ausgefallen ({what}: {error}).</translation>
    </message>
    <message>
        <source>A part, a limit and a cap are ordinary orders that only this panel guards; they are off until the account allows them.</source>
        <translation>Teil, Limit und Grenze sind gewöhnliche Orders, die nur dieses Fenster absichert; sie sind aus, bis das Konto sie erlaubt.</translation>
    </message>
    <message>
        <source>A point value of {point_value} does not explain NinjaTrader&apos;s profit (another currency?): its own figure is shown.</source>
        <translation>Ein Punktwert von {point_value} erklärt den Gewinn in NinjaTrader nicht (andere Währung?): dessen eigene Zahl wird gezeigt.</translation>
    </message>
    <message>
        <source>A resting close of this position could not be cancelled in time. Nothing new was sent; still open. Look at its line in the blotter, then press again.</source>
        <translation>Ein liegender Close dieser Position konnte nicht rechtzeitig storniert werden. Nichts Neues wurde gesendet; noch offen. Seine Zeile im Blotter ansehen, dann noch einmal drücken.</translation>
    </message>
    <message>
        <source>A slippage of {offset} leaves no price above zero.</source>
        <translation>Eine Slippage von {offset} lässt keinen Preis über null.</translation>
    </message>
    <message>
        <source>A take-profit on the position: it lies at the broker, survives this panel and cannot open a position. When it is reached the fill is at market and may slip.</source>
        <translation>Ein Take-Profit an der Position: er liegt beim Broker, überlebt dieses Fenster und kann keine Position eröffnen. Wird er erreicht, folgt die Ausführung zum Markt und kann abrutschen.</translation>
    </message>
    <message>
        <source>A working order of {largest} is larger than the position: filled, it would open the other side.</source>
        <translation>Eine offene Order über {largest} ist größer als die Position: ausgeführt würde sie die Gegenseite eröffnen.</translation>
    </message>
    <message>
        <source>API key</source>
        <translation>API-Schlüssel</translation>
    </message>
    <message>
        <source>API token</source>
        <translation>API-Token</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Account {login} at {company}: {mode}, {balance:.2f} {currency}.</source>
        <translation>Konto {login} bei {company}: {mode}, {balance:.2f} {currency}.</translation>
    </message>
    <message>
        <source>All {quantity} of {symbol} are being closed already. Nothing was sent. Wait for that close, or cancel it.</source>
        <translation>Alle {quantity} {symbol} werden schon geschlossen. Nichts wurde gesendet. Auf diesen Close warten oder ihn stornieren.</translation>
    </message>
    <message>
        <source>Already set to these values.</source>
        <translation>Schon auf diese Werte gesetzt.</translation>
    </message>
    <message>
        <source>An address is needed here.</source>
        <translation>Hier fehlt eine Adresse.</translation>
    </message>
    <message>
        <source>An event of a close could not be written down: {error}</source>
        <translation>Ein Ereignis eines Closes konnte nicht aufgeschrieben werden: {error}</translation>
    </message>
    <message>
        <source>An index is not traded.</source>
        <translation>Ein Index wird nicht gehandelt.</translation>
    </message>
    <message>
        <source>An opposite limit order until the end of the day. It is not reduce-only: if the position is closed otherwise while this panel is not running, it opens a new one.</source>
        <translation>Eine Limit-Order in Gegenrichtung bis zum Tagesende. Sie ist nicht reduce-only: wird die Position anders geschlossen, während dieses Fenster nicht läuft, eröffnet sie eine neue.</translation>
    </message>
    <message>
        <source>An opposite limit order, not reduce-only: sent after a fresh read, never above the live size, with the side of the position required, and read back.</source>
        <translation>Eine Limit-Order in Gegenrichtung, nicht reduce-only: nach frischem Lesen gesendet, nie über der wirklichen Größe, nur bei unveränderter Seite der Position, und zurückgelesen.</translation>
    </message>
    <message>
        <source>An opposite order marked as closing, after a fresh read and never above what is held. Whether Clear Street itself refuses to let it flip the position is not documented.</source>
        <translation>Eine als schließend gekennzeichnete Order in Gegenrichtung, nach frischem Lesen und nie über dem Bestand. Ob Clear Street selbst verhindert, dass sie die Position dreht, ist nicht dokumentiert.</translation>
    </message>
    <message>
        <source>An opposite order marked reduce-only: QFEX itself refuses to let it flip.</source>
        <translation>Eine Order in Gegenrichtung, reduce-only: QFEX selbst verhindert, dass sie die Position dreht.</translation>
    </message>
    <message>
        <source>An order of {account} cannot be read, so it is not known what rests there.</source>
        <translation>Eine Order von {account} ist nicht lesbar; was dort liegt, ist daher nicht bekannt.</translation>
    </message>
    <message>
        <source>An order of {name} cannot be read: more may rest there than is shown.</source>
        <translation>Eine Order von {name} ist nicht lesbar: dort liegt vielleicht mehr, als zu sehen ist.</translation>
    </message>
    <message>
        <source>Another account has this name; choose a different one.</source>
        <translation>Ein anderes Konto heißt schon so; einen anderen Namen wählen.</translation>
    </message>
    <message>
        <source>Another request on this position is being processed.</source>
        <translation>Eine andere Anfrage zu dieser Position wird gerade bearbeitet.</translation>
    </message>
    <message>
        <source>Asked to close {instrument}, CrossTrade says that it closed {names}. Look at NinjaTrader.</source>
        <translation>{instrument} sollte geschlossen werden, CrossTrade meldet {names} als geschlossen. In NinjaTrader nachsehen.</translation>
    </message>
    <message>
        <source>Automated trading is switched off in the gateway&apos;s terminal.</source>
        <translation>Der automatische Handel ist im Terminal des Gateways abgeschaltet.</translation>
    </message>
    <message>
        <source>Available balance {available_balance} USD.</source>
        <translation>Verfügbares Guthaben {available_balance} USD.</translation>
    </message>
    <message>
        <source>CA file</source>
        <translation>CA-Datei</translation>
    </message>
    <message>
        <source>Cancelled: {back}.</source>
        <translation>Storniert: {back}.</translation>
    </message>
    <message>
        <source>Cancelling was asked for, but after {waited_s:g} s {why}. Look at the orders before closing.</source>
        <translation>Die Stornierung wurde verlangt, aber nach {waited_s:g} s gilt: {why}. Vor dem Schließen die Orders ansehen.</translation>
    </message>
    <message>
        <source>Cancelling was asked for; whether it is done cannot be seen: {error}</source>
        <translation>Die Stornierung wurde verlangt; ob sie erfolgt ist, ist nicht zu sehen: {error}</translation>
    </message>
    <message>
        <source>Cash is not closed by an order.</source>
        <translation>Guthaben wird nicht durch eine Order geschlossen.</translation>
    </message>
    <message>
        <source>Check the position at the venue, and restart the panel.</source>
        <translation>Die Position beim Handelsplatz prüfen und das Programm neu starten.</translation>
    </message>
    <message>
        <source>Check the position; it is being read again.</source>
        <translation>Die Position prüfen; sie wird neu gelesen.</translation>
    </message>
    <message>
        <source>Clear Street answered HTTP {status} ({words}). {next}</source>
        <translation>Clear Street antwortete HTTP {status} ({words}). {next}</translation>
    </message>
    <message>
        <source>Clear Street answered a read with HTTP {status_code}.</source>
        <translation>Clear Street antwortete auf ein Lesen mit HTTP {status_code}.</translation>
    </message>
    <message>
        <source>Clear Street calls it {position_type} with a size of {quantity}: only a whole close at market is offered.</source>
        <translation>Clear Street nennt sie {position_type} mit einer Größe von {quantity}: nur ein ganzer Close zum Markt wird angeboten.</translation>
    </message>
    <message>
        <source>Clear Street cancels orders itself only in a whole close at market. Nothing was sent; still open. Cancel the orders in {symbol} first, then press again.</source>
        <translation>Clear Street storniert Orders nur mit einem ganzen Close zum Markt selbst. Nichts wurde gesendet; noch offen. Erst die Orders in {symbol} stornieren, dann noch einmal drücken.</translation>
    </message>
    <message>
        <source>Clear Street closes steps of {step}, up to the {position_quantity} that are open; asked were {size}. Nothing was sent.</source>
        <translation>Clear Street schließt in Schritten von {step}, höchstens die offenen {position_quantity}; verlangt waren {size}. Nichts wurde gesendet.</translation>
    </message>
    <message>
        <source>Clear Street could not be asked: {error}</source>
        <translation>Clear Street war nicht zu befragen: {error}</translation>
    </message>
    <message>
        <source>Clear Street counts {told} pages, and sent {sent}</source>
        <translation>Clear Street zählt {told} Seiten und sandte {sent}</translation>
    </message>
    <message>
        <source>Clear Street counts {total}, and sent {rows}</source>
        <translation>Clear Street zählt {total} und sandte {rows}</translation>
    </message>
    <message>
        <source>Clear Street does not accept it: it is wrong, expired or revoked; make a new one there</source>
        <translation>Clear Street nimmt ihn nicht an: er ist falsch, abgelaufen oder widerrufen; dort einen neuen erstellen</translation>
    </message>
    <message>
        <source>Clear Street does not accept the API key: it is wrong, expired or revoked. {open} Make a new key in its web app and give it to this account.</source>
        <translation>Clear Street nimmt den API-Schlüssel nicht an: er ist falsch, abgelaufen oder widerrufen. {open} In der Web-App einen neuen erstellen und diesem Konto geben.</translation>
    </message>
    <message>
        <source>Clear Street does not know this instrument in an order. {open} Close it whole at market, or at Clear Street itself.</source>
        <translation>Clear Street kennt dieses Instrument in einer Order nicht. {open} Ganz zum Markt schließen oder bei Clear Street selbst.</translation>
    </message>
    <message>
        <source>Clear Street does not let this key trade in account {number}.</source>
        <translation>Clear Street lässt diesen Schlüssel in Konto {number} nicht handeln.</translation>
    </message>
    <message>
        <source>Clear Street does not take an order marked as closing here, and without the mark it could open the other side. {open} Close it whole at market.</source>
        <translation>Clear Street nimmt hier keine als schließend gekennzeichnete Order, und ohne das Kennzeichen könnte sie die Gegenseite eröffnen. {open} Ganz zum Markt schließen.</translation>
    </message>
    <message>
        <source>Clear Street does not take an order that ends at once in this instrument. {open} Use a limit, or close at market.</source>
        <translation>Clear Street nimmt in diesem Instrument keine Order, die sofort endet. {open} Ein Limit nehmen oder zum Markt schließen.</translation>
    </message>
    <message>
        <source>Clear Street does not take this kind of order in this instrument. {open}</source>
        <translation>Clear Street nimmt diese Art Order in diesem Instrument nicht. {open}</translation>
    </message>
    <message>
        <source>Clear Street does not take this price. {open}</source>
        <translation>Clear Street nimmt diesen Preis nicht. {open}</translation>
    </message>
    <message>
        <source>Clear Street gives no price now: the mark is an older one.</source>
        <translation>Clear Street nennt jetzt keinen Preis: der Mark ist ein älterer.</translation>
    </message>
    <message>
        <source>Clear Street had nothing to close: the position is gone.</source>
        <translation>Clear Street hatte nichts zu schließen: die Position ist fort.</translation>
    </message>
    <message>
        <source>Clear Street has no key that only reads: choose read-only below to keep it to looking</source>
        <translation>Clear Street hat keinen Schlüssel, der nur liest: unten „Nur lesen“ wählen, damit es beim Ansehen bleibt</translation>
    </message>
    <message>
        <source>Clear Street has no reverse; one order must not do both here.</source>
        <translation>Clear Street kennt kein Drehen; eine Order darf hier nicht beides tun.</translation>
    </message>
    <message>
        <source>Clear Street has not told the id of this order yet, so it cannot be cancelled. It is being looked for.</source>
        <translation>Clear Street hat die Kennung dieser Order noch nicht genannt, darum lässt sie sich nicht stornieren. Sie wird gesucht.</translation>
    </message>
    <message>
        <source>Clear Street knows no such position; this press closed nothing. If the row is still there, close it at Clear Street itself.</source>
        <translation>Clear Street kennt keine solche Position; dieser Druck hat nichts geschlossen. Steht die Zeile noch da, bei Clear Street selbst schließen.</translation>
    </message>
    <message>
        <source>Clear Street lists it as not tradable: a close may be refused.</source>
        <translation>Clear Street führt es als nicht handelbar: ein Close wird vielleicht abgelehnt.</translation>
    </message>
    <message>
        <source>Clear Street named no order, and the position could not be read: {error}</source>
        <translation>Clear Street nannte keine Order, und die Position war nicht zu lesen: {error}</translation>
    </message>
    <message>
        <source>Clear Street names it without a UUID, and nothing else is put into the address of a close.</source>
        <translation>Clear Street nennt keine UUID dafür, und nichts anderes kommt in die Adresse eines Closes.</translation>
    </message>
    <message>
        <source>Clear Street refused to say: too many calls were made. Wait a moment, then ask again.</source>
        <translation>Clear Street gab keine Auskunft: zu viele Aufrufe. Einen Augenblick warten, dann erneut fragen.</translation>
    </message>
    <message>
        <source>Clear Street refused to say: {words} (code {code}).</source>
        <translation>Clear Street gab keine Auskunft: {words} (Code {code}).</translation>
    </message>
    <message>
        <source>Clear Street refused: {said} (code {code}). {open}</source>
        <translation>Clear Street lehnte ab: {said} (Code {code}). {open}</translation>
    </message>
    <message>
        <source>Clear Street rejected the order: {words}. {open}</source>
        <translation>Clear Street wies die Order zurück: {words}. {open}</translation>
    </message>
    <message>
        <source>Clear Street rejected the rest of the order: {words}. The rest is still open.</source>
        <translation>Clear Street wies den Rest der Order zurück: {words}. Der Rest ist noch offen.</translation>
    </message>
    <message>
        <source>Clear Street said yes but named no order.</source>
        <translation>Clear Street sagte ja, nannte aber keine Order.</translation>
    </message>
    <message>
        <source>Clear Street says that an order with this id exists already ({words}). It is being looked for.</source>
        <translation>Clear Street meldet, dass es eine Order mit dieser Kennung schon gibt ({words}). Sie wird gesucht.</translation>
    </message>
    <message>
        <source>Clear Street says that too many calls were made. {open} Wait a moment and press again.</source>
        <translation>Clear Street meldet zu viele Aufrufe. {open} Einen Augenblick warten, dann noch einmal drücken.</translation>
    </message>
    <message>
        <source>Clear Street shows this key no account {name!r}; it shows {names}</source>
        <translation>Clear Street zeigt diesem Schlüssel kein Konto {name!r}; es zeigt {names}</translation>
    </message>
    <message>
        <source>Clear Street shows this key no active account</source>
        <translation>Clear Street zeigt diesem Schlüssel kein aktives Konto</translation>
    </message>
    <message>
        <source>Clear Street takes no such order in this instrument. {open} Close it at Clear Street itself.</source>
        <translation>Clear Street nimmt in diesem Instrument keine solche Order. {open} Bei Clear Street selbst schließen.</translation>
    </message>
    <message>
        <source>Clear Street takes this for a short sale without a locate. {open} Look at the side of the row.</source>
        <translation>Clear Street hält dies für einen Leerverkauf ohne Leihe. {open} Die Seite der Zeile ansehen.</translation>
    </message>
    <message>
        <source>Clear Street took the close, but: {error}. {next}</source>
        <translation>Clear Street nahm den Close an, aber: {error}. {next}</translation>
    </message>
    <message>
        <source>Clear Street&apos;s own close of the whole position, at market.</source>
        <translation>Der eigene Close von Clear Street für die ganze Position, zum Markt.</translation>
    </message>
    <message>
        <source>Clear Street&apos;s {what} not read: {error}</source>
        <translation>Clear Street, {what} nicht gelesen: {error}</translation>
    </message>
    <message>
        <source>Close the oldest position of this symbol first.</source>
        <translation>Erst die älteste Position dieses Symbols schließen.</translation>
    </message>
    <message>
        <source>Close {close_id} cannot be read from the journal ({error}). Run `unwind journal verify` to see where.</source>
        <translation>Der Close {close_id} ist im Journal nicht lesbar ({error}). `unwind journal verify` zeigt, wo.</translation>
    </message>
    <message>
        <source>Closes work, but CoinW&apos;s stream is down ({why_down}): positions are read every {every_s:g} s.</source>
        <translation>Closes gehen, aber der Datenstrom von CoinW ist unterbrochen ({why_down}): die Positionen werden alle {every_s:g} s gelesen.</translation>
    </message>
    <message>
        <source>CoinW answered HTTP {status} with code {code}, which proves nothing. The call may have been executed: look at the position before asking again.</source>
        <translation>CoinW antwortete HTTP {status} mit Code {code}, was nichts beweist. Der Aufruf kann ausgeführt worden sein: vor einem neuen die Position ansehen.</translation>
    </message>
    <message>
        <source>CoinW answered HTTP {status} with something that is not its own format. The call may have been executed: look at the position before asking again.</source>
        <translation>CoinW antwortete HTTP {status} mit etwas, das nicht sein eigenes Format hat. Der Aufruf kann ausgeführt worden sein: vor einem neuen die Position ansehen.</translation>
    </message>
    <message>
        <source>CoinW answered a read with HTTP {status_code}.</source>
        <translation>CoinW antwortete auf ein Lesen mit HTTP {status_code}.</translation>
    </message>
    <message>
        <source>The close of {symbol} at {account} may or may not have been executed.</source>
        <translation>Ob die Schließung von {symbol} bei {account} ausgeführt wurde, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>instruments</source>
        <translation>Instrumente</translation>
    </message>
    <message>
        <source>this system has no keyring, and {name!r} would take its secrets from the same environment variable as {other!r}: {variable}. Nothing was changed; choose a name that differs in a letter or a digit.</source>
        <translation>dieses System hat keinen Schlüsselbund, und {name!r} nähme seine Geheimnisse aus derselben Umgebungsvariablen wie {other!r}: {variable}. Nichts wurde geändert; einen Namen wählen, der sich in einem Buchstaben oder einer Ziffer unterscheidet.</translation>
    </message>
    <message>
        <source>{address} is not on this computer, and a simulated account never leaves it. Make it a paper or a live account.</source>
        <translation>{address} liegt nicht auf diesem Rechner, und ein simuliertes Konto verlässt ihn nie. Es als Papier- oder Live-Konto anlegen.</translation>
    </message>
    <message>
        <source>CoinW calls a parameter invalid. {open}</source>
        <translation>CoinW nennt einen Parameter ungültig. {open}</translation>
    </message>
    <message>
        <source>A list that tells what became of a close cannot be read: {error} The other lists and the position are asked on; the average price may stay unknown.</source>
        <translation>Eine Liste, die sagt, was aus einem Close wurde, kann nicht gelesen werden: {error} Die anderen Listen und die Position werden weiter gefragt; der Durchschnittspreis bleibt vielleicht unbekannt.</translation>
    </message>
    <message>
        <source>A note cannot be read from the journal ({error}). Run `unwind journal verify` to see where.</source>
        <translation>Ein Vermerk im Journal ist nicht lesbar ({error}). `unwind journal verify` zeigt, wo.</translation>
    </message>
    <message>
        <source>Clear Street could not read the request. {open} Close it at Clear Street itself, and report this.</source>
        <translation>Clear Street konnte die Anfrage nicht lesen. {open} Schließen Sie bei Clear Street selbst, und melden Sie dies.</translation>
    </message>
    <message>
        <source>Clear Street does not take this close outside the market&apos;s hours. {open} Wait for the opening (09:30 New York), or use a limit: stocks take one before and after hours too.</source>
        <translation>Clear Street nimmt diese Schließung außerhalb der Handelszeit nicht an. {open} Warten Sie auf die Eröffnung (09:30 New York), oder nehmen Sie ein Limit: bei Aktien gilt es auch vor- und nachbörslich.</translation>
    </message>
    <message>
        <source>Clear Street says that too many calls were made; it is asked again in {seconds:.0f} s.</source>
        <translation>Clear Street meldet zu viele Anfragen; gefragt wird wieder in {seconds:.0f} s.</translation>
    </message>
    <message>
        <source>CoinW calls a parameter wrong or missing. {open} Is the price on its grid?</source>
        <translation>CoinW nennt einen Parameter falsch oder fehlend. {open} Liegt der Preis auf dem Raster?</translation>
    </message>
    <message>
        <source>CoinW closes whole contracts, from 1 to the {position_quantity} that are open; asked were {size}. Nothing was sent.</source>
        <translation>CoinW schließt ganze Kontrakte, von 1 bis zu den offenen {position_quantity}; verlangt waren {size}. Nichts wurde gesendet.</translation>
    </message>
    <message>
        <source>CoinW could not be asked: {error}</source>
        <translation>CoinW war nicht zu befragen: {error}</translation>
    </message>
    <message>
        <source>CoinW did not accept the API key or the time of the call. {open} Check the key and this computer&apos;s clock.</source>
        <translation>CoinW nahm den API-Schlüssel oder die Zeit des Aufrufs nicht an. {open} Den Schlüssel und die Uhr dieses Rechners prüfen.</translation>
    </message>
    <message>
        <source>CoinW did not confirm the login to its stream.</source>
        <translation>CoinW hat die Anmeldung an seinem Datenstrom nicht bestätigt.</translation>
    </message>
    <message>
        <source>CoinW does not know this address. {open} Check the account&apos;s endpoint.</source>
        <translation>CoinW kennt diese Adresse nicht. {open} Die Adresse des Kontos prüfen.</translation>
    </message>
    <message>
        <source>CoinW does not know this contract. {open}</source>
        <translation>CoinW kennt diesen Kontrakt nicht. {open}</translation>
    </message>
    <message>
        <source>CoinW does not list {instrument}: its money figures may be wrong.</source>
        <translation>CoinW führt {instrument} nicht: die Geldbeträge können falsch sein.</translation>
    </message>
    <message>
        <source>CoinW has no slippage limit: its own close is placed at the worst price, and what is left after {wait_s:g} s is cancelled by us.</source>
        <translation>CoinW hat keine Slippage-Grenze: sein eigener Close wird zum schlechtesten Preis gestellt, und was nach {wait_s:g} s übrig ist, stornieren wir.</translation>
    </message>
    <message>
        <source>CoinW has not told the id of this order yet, so it cannot be cancelled. It is being looked for.</source>
        <translation>CoinW hat die Kennung dieser Order noch nicht genannt, darum lässt sie sich nicht stornieren. Sie wird gesucht.</translation>
    </message>
    <message>
        <source>CoinW has taken {name} off trading ({status}).</source>
        <translation>CoinW hat {name} aus dem Handel genommen ({status}).</translation>
    </message>
    <message>
        <source>CoinW misses a parameter. {open}</source>
        <translation>CoinW vermisst einen Parameter. {open}</translation>
    </message>
    <message>
        <source>CoinW refused the login to its stream: {words}.</source>
        <translation>CoinW lehnte die Anmeldung an seinem Datenstrom ab: {words}.</translation>
    </message>
    <message>
        <source>CoinW refused to close {what}: {said}. {why}</source>
        <translation>CoinW lehnte es ab, {what} zu schließen: {said}. {why}</translation>
    </message>
    <message>
        <source>CoinW refused to stream {what}: {words}.</source>
        <translation>CoinW lehnte es ab, {what} laufend zu melden: {words}.</translation>
    </message>
    <message>
        <source>CoinW refused: {said} (code {code}). {open}</source>
        <translation>CoinW lehnte ab: {said} (Code {code}). {open}</translation>
    </message>
    <message>
        <source>CoinW refuses while orders exist. {open}</source>
        <translation>CoinW lehnt ab, solange es Orders gibt. {open}</translation>
    </message>
    <message>
        <source>CoinW reverses in two steps, of which the second may fail; it is not offered here.</source>
        <translation>CoinW dreht in zwei Schritten, von denen der zweite scheitern kann; das wird hier nicht angeboten.</translation>
    </message>
    <message>
        <source>CoinW says that the signature is wrong. {open} Check the secret key.</source>
        <translation>CoinW nennt die Signatur falsch. {open} Den geheimen Schlüssel prüfen.</translation>
    </message>
    <message>
        <source>CoinW says that this contract cannot be traded now. {open} Try again later.</source>
        <translation>CoinW meldet, dass dieser Kontrakt jetzt nicht gehandelt werden kann. {open} Später erneut versuchen.</translation>
    </message>
    <message>
        <source>CoinW says that too many calls were made. {open} It is read again in a moment.</source>
        <translation>CoinW meldet zu viele Aufrufe. {open} Es wird gleich noch einmal gelesen.</translation>
    </message>
    <message>
        <source>CoinW says that too many calls were made. {open} Wait a moment and press again.</source>
        <translation>CoinW meldet zu viele Aufrufe. {open} Einen Augenblick warten, dann noch einmal drücken.</translation>
    </message>
    <message>
        <source>CoinW says {order_status}</source>
        <translation>CoinW meldet {order_status}</translation>
    </message>
    <message>
        <source>CoinW sent a frame we cannot read: {error}.</source>
        <translation>CoinW sandte etwas Unlesbares: {error}.</translation>
    </message>
    <message>
        <source>CoinW settles funding and refuses closes until {clock}.</source>
        <translation>CoinW rechnet die Finanzierung ab und lehnt Closes bis {clock} ab.</translation>
    </message>
    <message>
        <source>CoinW shows positions only to a key that may trade futures: choose read-only below</source>
        <translation>CoinW zeigt Positionen nur einem Schlüssel, der Futures handeln darf: unten „Nur lesen“ wählen</translation>
    </message>
    <message>
        <source>CoinW&apos;s instrument of position {wire_id} is not known any more.</source>
        <translation>Das CoinW-Instrument der Position {wire_id} ist nicht mehr bekannt.</translation>
    </message>
    <message>
        <source>CoinW&apos;s list of contracts cannot be read: {error} Positions are shown and can be closed; contracts not read before have no lot size, so their mark is not known.</source>
        <translation>Die Kontraktliste von CoinW ist nicht lesbar: {error} Positionen werden gezeigt und können geschlossen werden; vorher nicht gelesene Kontrakte haben keine Losgröße, ihre Mark ist nicht bekannt.</translation>
    </message>
    <message>
        <source>CoinW&apos;s list of contracts could not be read: money figures may be missing.</source>
        <translation>Die Kontraktliste von CoinW war nicht lesbar: Geldbeträge können fehlen.</translation>
    </message>
    <message>
        <source>CoinW&apos;s open orders cannot be read: {error}</source>
        <translation>Die offenen Orders bei CoinW sind nicht lesbar: {error}</translation>
    </message>
    <message>
        <source>CoinW&apos;s own close at a price; it rests until filled or cancelled.</source>
        <translation>Der eigene Close von CoinW zu einem Preis; er liegt, bis er ausgeführt oder storniert wird.</translation>
    </message>
    <message>
        <source>CoinW&apos;s own close of the whole position.</source>
        <translation>Der eigene Close von CoinW für die ganze Position.</translation>
    </message>
    <message>
        <source>CoinW&apos;s own close, in whole contracts.</source>
        <translation>Der eigene Close von CoinW, in ganzen Kontrakten.</translation>
    </message>
    <message>
        <source>CoinW&apos;s positions cannot be read: {error}</source>
        <translation>Die Positionen bei CoinW sind nicht lesbar: {error}</translation>
    </message>
    <message>
        <source>CoinW&apos;s stream reports: {said}.</source>
        <translation>Der Datenstrom von CoinW meldet: {said}.</translation>
    </message>
    <message>
        <source>CoinW&apos;s stream went silent: it no longer answers pings.</source>
        <translation>Der Datenstrom von CoinW ist verstummt: er antwortet nicht mehr auf Pings.</translation>
    </message>
    <message>
        <source>Connecting to Clear Street.</source>
        <translation>Verbindung zu Clear Street wird aufgebaut.</translation>
    </message>
    <message>
        <source>Connecting to CoinW.</source>
        <translation>Verbindung zu CoinW wird aufgebaut.</translation>
    </message>
    <message>
        <source>Connecting to CrossTrade.</source>
        <translation>Verbindung zu CrossTrade wird aufgebaut.</translation>
    </message>
    <message>
        <source>Counted since {day}: what this panel closed ({closes}) brought {realised} {currency}, net of known fees; the open profit is {open} {currency}.</source>
        <translation>Gezählt seit {day}: was dieses Fenster schloss ({closes}), brachte {realised} {currency} nach bekannten Gebühren; der offene Gewinn ist {open} {currency}.</translation>
    </message>
    <message>
        <source>CrossTrade Pro, with the add-on running and logged in inside NinjaTrader 8</source>
        <translation>CrossTrade Pro, mit dem Add-on in NinjaTrader 8 gestartet und angemeldet</translation>
    </message>
    <message>
        <source>CrossTrade answered HTTP {status} with something that proves nothing.</source>
        <translation>CrossTrade antwortete HTTP {status} mit etwas, das nichts beweist.</translation>
    </message>
    <message>
        <source>CrossTrade answered HTTP {status} without a result.</source>
        <translation>CrossTrade antwortete HTTP {status} ohne Ergebnis.</translation>
    </message>
    <message>
        <source>CrossTrade answered HTTP {status} without saying why. It may not be CrossTrade that answered.</source>
        <translation>CrossTrade antwortete HTTP {status} ohne Grund. Vielleicht hat gar nicht CrossTrade geantwortet.</translation>
    </message>
    <message>
        <source>CrossTrade answered a read with HTTP {status_code}.</source>
        <translation>CrossTrade antwortete auf ein Lesen mit HTTP {status_code}.</translation>
    </message>
    <message>
        <source>CrossTrade answered: {words}.</source>
        <translation>CrossTrade antwortete: {words}.</translation>
    </message>
    <message>
        <source>CrossTrade calls the request invalid. {open}</source>
        <translation>CrossTrade nennt die Anfrage ungültig. {open}</translation>
    </message>
    <message>
        <source>CrossTrade closes with a warning: {warning}.</source>
        <translation>CrossTrade schließt mit einer Warnung: {warning}.</translation>
    </message>
    <message>
        <source>CrossTrade could not reach the add-on in NinjaTrader, or did not hear from it in time (HTTP 408). If it was offline nothing happened; if only its answer was late, the order was placed. Look at NinjaTrader; it is being asked about, and not sent again.</source>
        <translation>CrossTrade erreichte das Add-on in NinjaTrader nicht oder hörte nicht rechtzeitig von ihm (HTTP 408). War es offline, geschah nichts; kam nur die Antwort spät, wurde die Order gestellt. In NinjaTrader nachsehen; es wird danach gefragt und nichts noch einmal gesendet.</translation>
    </message>
    <message>
        <source>CrossTrade does not accept the API token. {open} Copy it again from its My Account page.</source>
        <translation>CrossTrade nimmt das API-Token nicht an. {open} Es auf der Seite „My Account“ erneut kopieren.</translation>
    </message>
    <message>
        <source>CrossTrade does not know this address. {open} Check the account&apos;s endpoint.</source>
        <translation>CrossTrade kennt diese Adresse nicht. {open} Die Adresse des Kontos prüfen.</translation>
    </message>
    <message>
        <source>CrossTrade does not let this token use the API. {open} It needs a Pro subscription.</source>
        <translation>CrossTrade lässt dieses Token die API nicht nutzen. {open} Dafür braucht es ein Pro-Abonnement.</translation>
    </message>
    <message>
        <source>CrossTrade has one token for everything: choose read-only below to keep it to looking</source>
        <translation>CrossTrade hat ein Token für alles: unten „Nur lesen“ wählen, damit es beim Ansehen bleibt</translation>
    </message>
    <message>
        <source>CrossTrade offers no stream now (HTTP {status}); it is polled.</source>
        <translation>CrossTrade bietet jetzt keinen Datenstrom (HTTP {status}); es wird abgefragt.</translation>
    </message>
    <message>
        <source>CrossTrade points elsewhere (HTTP {status}), as it does for an address that it does not know. Check the account&apos;s endpoint.</source>
        <translation>CrossTrade verweist woandershin (HTTP {status}), wie bei einer Adresse, die es nicht kennt. Die Adresse des Kontos prüfen.</translation>
    </message>
    <message>
        <source>CrossTrade refused: {said}. {open}</source>
        <translation>CrossTrade lehnte ab: {said}. {open}</translation>
    </message>
    <message>
        <source>CrossTrade says that the requests of this minute are used up. {open} Wait a few seconds and press again.</source>
        <translation>CrossTrade meldet, dass die Anfragen dieser Minute verbraucht sind. {open} Ein paar Sekunden warten, dann noch einmal drücken.</translation>
    </message>
    <message>
        <source>CrossTrade sent a frame that cannot be read; passed over. {error}</source>
        <translation>CrossTrade sandte etwas Unlesbares; es wurde übergangen. {error}</translation>
    </message>
    <message>
        <source>CrossTrade sent a price that cannot be read; passed over. {error}</source>
        <translation>CrossTrade sandte einen unlesbaren Preis; er wurde übergangen. {error}</translation>
    </message>
    <message>
        <source>CrossTrade&apos;s own close of the whole position; NinjaTrader then also cancels the working orders of the instrument. Those that are left are told.</source>
        <translation>Der eigene Close von CrossTrade für die ganze Position; NinjaTrader storniert dann auch die offenen Orders des Instruments. Bleiben welche, wird das gemeldet.</translation>
    </message>
    <message>
        <source>CrossTrade&apos;s own close, in whole contracts.</source>
        <translation>Der eigene Close von CrossTrade, in ganzen Kontrakten.</translation>
    </message>
    <message>
        <source>CrossTrade&apos;s reverse opens a new position; it is not offered here.</source>
        <translation>Das Drehen von CrossTrade eröffnet eine neue Position; es wird hier nicht angeboten.</translation>
    </message>
    <message>
        <source>CrossTrade&apos;s stream says {said}.</source>
        <translation>Der Datenstrom von CrossTrade meldet {said}.</translation>
    </message>
    <message>
        <source>CrossTrade&apos;s stream was lost and is opened again; it is polled. {lost}</source>
        <translation>Der Datenstrom von CrossTrade ging verloren und wird neu geöffnet; es wird abgefragt. {lost}</translation>
    </message>
    <message>
        <source>Default {name}: expected {wanted}, was {value!r}.</source>
        <translation>Vorgabe {name}: erwartet war {wanted}, gefunden {value!r}.</translation>
    </message>
    <message>
        <source>Earlier closes are missing: {gap}</source>
        <translation>Frühere Closes fehlen: {gap}</translation>
    </message>
    <message>
        <source>Earlier spans are unknown: {error}</source>
        <translation>Frühere Spannen sind unbekannt: {error}</translation>
    </message>
    <message>
        <source>Esc stops that.</source>
        <translation>Esc hält das an.</translation>
    </message>
    <message>
        <source>Execute orders; view orders, positions and balance</source>
        <translation>Orders ausführen; Orders, Positionen und Guthaben sehen</translation>
    </message>
    <message>
        <source>Expected a price above zero, was {price}. Nothing was sent.</source>
        <translation>Erwartet war ein Preis über null, gefunden {price}. Nichts wurde gesendet.</translation>
    </message>
    <message>
        <source>Expected a share above 0 and up to 100 %, was {percent} %. Nothing was sent.</source>
        <translation>Erwartet war ein Anteil über 0 und bis 100 %, gefunden {percent} %. Nichts wurde gesendet.</translation>
    </message>
    <message>
        <source>Expected an address such as {usual}, was {address!r}.</source>
        <translation>Erwartet war eine Adresse wie {usual}, gefunden {address!r}.</translation>
    </message>
    <message>
        <source>Expected an amount above zero, was {asked}. Nothing was sent.</source>
        <translation>Erwartet war eine Menge über null, gefunden {asked}. Nichts wurde gesendet.</translation>
    </message>
    <message>
        <source>Fills could not be read: {error}</source>
        <translation>Ausführungen waren nicht zu lesen: {error}</translation>
    </message>
    <message>
        <source>Flatten {count} in 1 account</source>
        <translation>{count} in 1 Konto glattstellen</translation>
    </message>
    <message>
        <source>Flatten {count} in {accounts} accounts</source>
        <translation>{count} in {accounts} Konten glattstellen</translation>
    </message>
    <message>
        <source>For {stood_s:.0f} s this panel did not run, or the machine&apos;s clock was set.</source>
        <translation>{stood_s:.0f} s lang lief dieses Fenster nicht, oder die Uhr des Rechners wurde gestellt.</translation>
    </message>
    <message>
        <source>Give it a name.</source>
        <translation>Einen Namen geben.</translation>
    </message>
    <message>
        <source>Hedging or netting is not known; limits on a part of a position stay off.</source>
        <translation>Ob Hedging oder Netting, ist nicht bekannt; Limits auf einen Teil der Position bleiben aus.</translation>
    </message>
    <message>
        <source>Hedging: each position has its own ticket.</source>
        <translation>Hedging: jede Position hat ihr eigenes Ticket.</translation>
    </message>
    <message>
        <source>Imported 1 account, disabled. Edit it to give its secrets.</source>
        <translation>1 Konto importiert, abgeschaltet. Es bearbeiten und die Geheimnisse eingeben.</translation>
    </message>
    <message>
        <source>Imported {count} accounts, disabled. Edit each to give its secrets.</source>
        <translation>{count} Konten importiert, abgeschaltet. Jedes bearbeiten und die Geheimnisse eingeben.</translation>
    </message>
    <message>
        <source>Instruments not read: {trouble}</source>
        <translation>Instrumente nicht gelesen: {trouble}</translation>
    </message>
    <message>
        <source>It is asked again; nothing is sent again.</source>
        <translation>Es wird erneut gefragt; nichts wird noch einmal gesendet.</translation>
    </message>
    <message>
        <source>It is being cancelled already.</source>
        <translation>Er wird schon storniert.</translation>
    </message>
    <message>
        <source>It is being connected.</source>
        <translation>Die Verbindung wird aufgebaut.</translation>
    </message>
    <message>
        <source>It is being looked at. Cancel again if it still rests.</source>
        <translation>Es wird nachgesehen. Erneut stornieren, falls er noch liegt.</translation>
    </message>
    <message>
        <source>It is not connected.</source>
        <translation>Es ist nicht verbunden.</translation>
    </message>
    <message>
        <source>It is not connected: {error}</source>
        <translation>Es ist nicht verbunden: {error}</translation>
    </message>
    <message>
        <source>It is not sent again. The venue is being asked what became of it.</source>
        <translation>Er wird nicht noch einmal gesendet. Der Handelsplatz wird gefragt, was daraus wurde.</translation>
    </message>
    <message>
        <source>It is past the cut-off for exercise. {open} Look at the option&apos;s instructions at Clear Street.</source>
        <translation>Die Frist für die Ausübung ist vorbei. {open} Die Anweisungen zur Option bei Clear Street ansehen.</translation>
    </message>
    <message>
        <source>It is read again until it can be.</source>
        <translation>Sie wird gelesen, bis es gelingt.</translation>
    </message>
    <message>
        <source>It may be closed already: the position is being read again.</source>
        <translation>Sie ist vielleicht schon geschlossen: die Position wird neu gelesen.</translation>
    </message>
    <message>
        <source>It may have been executed: look at the position before asking again.</source>
        <translation>Es kann ausgeführt worden sein: vor einem neuen Versuch die Position ansehen.</translation>
    </message>
    <message>
        <source>It may not be closable from here: it looks like a copied or strategy position, which CoinW closes only in its app.</source>
        <translation>Von hier aus vielleicht nicht zu schließen: sie sieht nach einer kopierten oder Strategie-Position aus, die CoinW nur in seiner App schließt.</translation>
    </message>
    <message>
        <source>It said nothing for {silence_s:g} s.</source>
        <translation>{silence_s:g} s lang kam nichts.</translation>
    </message>
    <message>
        <source>It was left as it is, and nothing can be sent. Check at the venues what was closed, then run `unwind journal set-aside`: it is kept beside a new one.</source>
        <translation>Es blieb, wie es ist, und nichts kann gesendet werden. Bei den Handelsplätzen prüfen, was geschlossen wurde, dann `unwind journal set-aside` ausführen: es bleibt neben einem neuen erhalten.</translation>
    </message>
    <message>
        <source>It was only a question; nothing was changed.</source>
        <translation>Es war nur eine Frage; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>It would trade against an order of your own. {open} Cancel the orders in this instrument, then press again.</source>
        <translation>Sie würde gegen eine eigene Order handeln. {open} Die Orders in diesem Instrument stornieren, dann noch einmal drücken.</translation>
    </message>
    <message>
        <source>Its clock could not be read ({error}): a cap on slippage cannot be measured.</source>
        <translation>Die Uhr war nicht zu lesen ({error}): eine Slippage-Grenze lässt sich nicht messen.</translation>
    </message>
    <message>
        <source>Its positions are not shown and cannot be closed from here. Mend the account.</source>
        <translation>Seine Positionen werden nicht gezeigt und können von hier aus nicht geschlossen werden. Das Konto in Ordnung bringen.</translation>
    </message>
    <message>
        <source>Its secrets are not stored: set {names} before the next start.</source>
        <translation>Die Geheimnisse sind nicht gespeichert: vor dem nächsten Start {names} setzen.</translation>
    </message>
    <message>
        <source>Left out, because secrets are never imported: {names}.</source>
        <translation>Weggelassen, weil Geheimnisse nie importiert werden: {names}.</translation>
    </message>
    <message>
        <source>Left out: {number}, of which no amount is known.</source>
        <translation>Nicht mitgezählt: {number}, deren Betrag nicht bekannt ist.</translation>
    </message>
    <message>
        <source>Less is held than was to be closed. {open} Look at the row: the size has changed, or orders tie it up.</source>
        <translation>Der Bestand ist kleiner, als geschlossen werden sollte. {open} Die Zeile ansehen: die Größe hat sich geändert, oder Orders binden sie.</translation>
    </message>
    <message>
        <source>Limit order {ticket} in {symbol} was set by this panel to close a part of a position that is not there any more in that size. If it fills it opens one. Remove it: close the position with its orders, or in MetaTrader.</source>
        <translation>Die Limit-Order {ticket} in {symbol} hat dieses Fenster gesetzt, um einen Teil einer Position zu schließen, die es in dieser Größe nicht mehr gibt. Wird sie ausgeführt, eröffnet sie eine. Sie entfernen: die Position samt Orders schließen, oder in MetaTrader.</translation>
    </message>
    <message>
        <source>Limits and slippage caps are opposite limit orders that CrossTrade does not make reduce-only; they are off until the account allows closes guarded by the panel.</source>
        <translation>Limits und Slippage-Grenzen sind Limit-Orders in Gegenrichtung, die CrossTrade nicht reduce-only macht; sie sind aus, bis das Konto Closes erlaubt, die das Fenster absichert.</translation>
    </message>
    <message>
        <source>Live and simulated accounts are never flattened together. Nothing was sent. Choose the rows of one kind.</source>
        <translation>Echte und simulierte Konten werden nie zusammen glattgestellt. Nichts wurde gesendet. Die Zeilen einer Art wählen.</translation>
    </message>
    <message>
        <source>Live and simulated accounts are never touched together. Nothing was cancelled.</source>
        <translation>Echte und simulierte Konten werden nie zusammen angefasst. Nichts wurde storniert.</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>Login</translation>
    </message>
    <message>
        <source>Login accepted for sub-account {account}.</source>
        <translation>Anmeldung für das Unterkonto {account} angenommen.</translation>
    </message>
    <message>
        <source>Login accepted.</source>
        <translation>Anmeldung angenommen.</translation>
    </message>
    <message>
        <source>Look at the orders at the venue.</source>
        <translation>Die Orders beim Handelsplatz ansehen.</translation>
    </message>
    <message>
        <source>Look at the position at the venue now.</source>
        <translation>Jetzt die Position beim Handelsplatz ansehen.</translation>
    </message>
    <message>
        <source>Look at the row, then press again.</source>
        <translation>Die Zeile ansehen, dann noch einmal drücken.</translation>
    </message>
    <message>
        <source>Look at the rows, then arm again.</source>
        <translation>Die Zeilen ansehen, dann wieder scharf schalten.</translation>
    </message>
    <message>
        <source>Look at what is still open and press again.</source>
        <translation>Ansehen, was noch offen ist, und noch einmal drücken.</translation>
    </message>
    <message>
        <source>Master password; algo trading allowed by the broker and in the gateway&apos;s terminal</source>
        <translation>Master-Passwort; automatischer Handel vom Broker und im Terminal des Gateways erlaubt</translation>
    </message>
    <message>
        <source>Netting: one position per symbol.</source>
        <translation>Netting: eine Position je Symbol.</translation>
    </message>
    <message>
        <source>New closes are not sent until the journal can be written again.</source>
        <translation>Neue Closes werden erst gesendet, wenn das Journal wieder schreibbar ist.</translation>
    </message>
    <message>
        <source>NinjaTrader 8 (CrossTrade)</source>
        <translation>NinjaTrader 8 (CrossTrade)</translation>
    </message>
    <message>
        <source>NinjaTrader closes whole contracts, from 1 to the {position_quantity} that are open; asked were {size}. Nothing was sent.</source>
        <translation>NinjaTrader schließt ganze Kontrakte, von 1 bis zu den offenen {position_quantity}; verlangt waren {size}. Nichts wurde gesendet.</translation>
    </message>
    <message>
        <source>NinjaTrader does not know this account. {open} Check its name, and that it is connected in NinjaTrader.</source>
        <translation>NinjaTrader kennt dieses Konto nicht. {open} Den Namen prüfen, und ob es in NinjaTrader verbunden ist.</translation>
    </message>
    <message>
        <source>NinjaTrader does not know this instrument. {open}</source>
        <translation>NinjaTrader kennt dieses Instrument nicht. {open}</translation>
    </message>
    <message>
        <source>NinjaTrader does not show {names}; it shows {shown}</source>
        <translation>NinjaTrader zeigt {names} nicht; es zeigt {shown}</translation>
    </message>
    <message>
        <source>NinjaTrader finds no position under that name, so nothing was closed: it may be closed already. The positions are being read again.</source>
        <translation>NinjaTrader findet keine Position unter diesem Namen, also wurde nichts geschlossen: sie ist vielleicht schon geschlossen. Die Positionen werden neu gelesen.</translation>
    </message>
    <message>
        <source>NinjaTrader holds the accounts: while it or its add-on is not running, positions stay open and stops still work, but nothing is seen or closed from here.</source>
        <translation>NinjaTrader führt die Konten: läuft es oder sein Add-on nicht, bleiben Positionen offen und Stops wirken weiter, aber von hier aus ist nichts zu sehen oder zu schließen.</translation>
    </message>
    <message>
        <source>NinjaTrader is not connected to CrossTrade: it or its add-on is not running. Positions stay as they are and stops still work, but nothing is seen from here.</source>
        <translation>NinjaTrader ist nicht mit CrossTrade verbunden: es oder sein Add-on läuft nicht. Positionen bleiben, wie sie sind, und Stops wirken weiter, aber von hier aus ist nichts zu sehen.</translation>
    </message>
    <message>
        <source>NinjaTrader is not connected to the broker of {name} ({broker}), and shows no position: that does not mean that {name} is flat. Connect it in NinjaTrader.</source>
        <translation>NinjaTrader ist nicht mit dem Broker von {name} verbunden ({broker}) und zeigt keine Position: das heißt nicht, dass {name} flat ist. In NinjaTrader verbinden.</translation>
    </message>
    <message>
        <source>NinjaTrader is not connected to the broker of {name} ({broker}): a close would be taken and not filled, and the position shown may be old.</source>
        <translation>NinjaTrader ist nicht mit dem Broker von {name} verbunden ({broker}): ein Close würde angenommen und nicht ausgeführt, und die gezeigte Position kann alt sein.</translation>
    </message>
    <message>
        <source>NinjaTrader shows no account {names}, so nothing can be read.</source>
        <translation>NinjaTrader zeigt kein Konto {names}, darum ist nichts zu lesen.</translation>
    </message>
    <message>
        <source>NinjaTrader shows no account {names}; it shows {shown}. Connect it in NinjaTrader, or mend the name in this account&apos;s settings. Until then nothing is shown.</source>
        <translation>NinjaTrader zeigt kein Konto {names}; es zeigt {shown}. Es in NinjaTrader verbinden oder den Namen in den Einstellungen dieses Kontos richtigstellen. Bis dahin wird nichts gezeigt.</translation>
    </message>
    <message>
        <source>NinjaTrader, the broker or the exchange rejected the order; the reason is in NinjaTrader&apos;s log.</source>
        <translation>NinjaTrader, der Broker oder die Börse hat die Order zurückgewiesen; der Grund steht im Log von NinjaTrader.</translation>
    </message>
    <message>
        <source>No answer from the broker in time; the close may still happen. Checking.</source>
        <translation>Keine rechtzeitige Antwort des Brokers; der Close kann noch geschehen. Es wird nachgesehen.</translation>
    </message>
    <message>
        <source>No connection to the gateway at {target}.</source>
        <translation>Keine Verbindung zum Gateway unter {target}.</translation>
    </message>
    <message>
        <source>No connection to {host}: {why}.</source>
        <translation>Keine Verbindung zu {host}: {why}.</translation>
    </message>
    <message>
        <source>No connection to {host}: {why}. Nothing was sent.</source>
        <translation>Keine Verbindung zu {host}: {why}. Nichts wurde gesendet.</translation>
    </message>
    <message>
        <source>No fresh bid, ask or mark is known, so a cap cannot be measured. Nothing was sent. Wait for a price, or close at market or at a limit.</source>
        <translation>Kein frischer Bid, Ask oder Mark ist bekannt, eine Grenze lässt sich also nicht messen. Nichts wurde gesendet. Auf einen Preis warten oder zum Markt oder zu einem Limit schließen.</translation>
    </message>
    <message>
        <source>No player of sounds was found ({names}). The system&apos;s beep is used instead.</source>
        <translation>Kein Abspieler für Töne gefunden ({names}). Stattdessen piept das System.</translation>
    </message>
    <message>
        <source>No quotes ({words}): a cap on slippage cannot be measured.</source>
        <translation>Keine Quotes ({words}): eine Slippage-Grenze lässt sich nicht messen.</translation>
    </message>
    <message>
        <source>No quotes: {error} Caps need them.</source>
        <translation>Keine Quotes: {error} Grenzen brauchen sie.</translation>
    </message>
    <message>
        <source>No rate limit is published; this panel asks about twice a second.</source>
        <translation>Eine Aufrufgrenze ist nicht veröffentlicht; dieses Fenster fragt etwa zweimal je Sekunde.</translation>
    </message>
    <message>
        <source>No sub-accounts.</source>
        <translation>Keine Unterkonten.</translation>
    </message>
    <message>
        <source>None to choose: a key can do whatever its owner can, until it expires</source>
        <translation>Nichts zu wählen: ein Schlüssel darf, was sein Besitzer darf, bis er abläuft</translation>
    </message>
    <message>
        <source>Not enough margin for this order.</source>
        <translation>Zu wenig Margin für diese Order.</translation>
    </message>
    <message>
        <source>Nothing could be read.</source>
        <translation>Nichts war zu lesen.</translation>
    </message>
    <message>
        <source>Nothing stands at the other side of the book, so a capped close would fill nothing. Nothing was sent. Wait for a price, or close at market or at a limit.</source>
        <translation>Auf der anderen Seite des Orderbuchs steht nichts, ein begrenzter Close würde nichts ausführen. Nichts wurde gesendet. Auf einen Preis warten oder zum Markt oder zu einem Limit schließen.</translation>
    </message>
    <message>
        <source>Nothing was closed; still open.</source>
        <translation>Nichts wurde geschlossen; noch offen.</translation>
    </message>
    <message>
        <source>Nothing was done; still open.</source>
        <translation>Nichts wurde getan; noch offen.</translation>
    </message>
    <message>
        <source>Of {quantity} {symbol} only {free} are free: the rest is tied up, probably by open orders. Nothing was sent; still open. Cancel those first, or close less.</source>
        <translation>Von {quantity} {symbol} sind nur {free} frei: der Rest ist gebunden, wohl durch offene Orders. Nichts wurde gesendet; noch offen. Diese erst stornieren oder weniger schließen.</translation>
    </message>
    <message>
        <source>Only a close in doubt can be dismissed.</source>
        <translation>Nur ein Close im Zweifel lässt sich aufgeben.</translation>
    </message>
    <message>
        <source>Only buying is allowed on this symbol.</source>
        <translation>Auf diesem Symbol ist nur Kaufen erlaubt.</translation>
    </message>
    <message>
        <source>Only closing is allowed on this symbol.</source>
        <translation>Auf diesem Symbol ist nur Schließen erlaubt.</translation>
    </message>
    <message>
        <source>Only futures come in whole contracts; this can be closed whole, at market.</source>
        <translation>Nur Futures gibt es in ganzen Kontrakten; dies lässt sich ganz schließen, zum Markt.</translation>
    </message>
    <message>
        <source>Only part of it was executed; close the rest anew if it is still there.</source>
        <translation>Nur ein Teil wurde ausgeführt; den Rest neu schließen, falls er noch da ist.</translation>
    </message>
    <message>
        <source>Only possible on a live account.</source>
        <translation>Nur auf einem echten Konto möglich.</translation>
    </message>
    <message>
        <source>Only selling is allowed on this symbol.</source>
        <translation>Auf diesem Symbol ist nur Verkaufen erlaubt.</translation>
    </message>
    <message>
        <source>Only {there} of {quantity} {symbol} stand in the book within this cap; the rest would stay open. Nothing was sent. Widen the cap, close less, or say that a thin book will do.</source>
        <translation>Innerhalb dieser Grenze stehen nur {there} von {quantity} {symbol} im Orderbuch; der Rest bliebe offen. Nichts wurde gesendet. Die Grenze weiten, weniger schließen oder sagen, dass ein dünnes Buch genügt.</translation>
    </message>
    <message>
        <source>Open positions: {count}. Open orders: {pending}.</source>
        <translation>Offene Positionen: {count}. Offene Orders: {pending}.</translation>
    </message>
    <message>
        <source>Opposite positions are not allowed on this account.</source>
        <translation>Gegenläufige Positionen sind auf diesem Konto nicht erlaubt.</translation>
    </message>
    <message>
        <source>Orders could not be read: {error}</source>
        <translation>Orders waren nicht zu lesen: {error}</translation>
    </message>
    <message>
        <source>Outside regular hours (09:30 to 16:00 New York) a close at market may be refused or held until the opening.</source>
        <translation>Außerhalb der regulären Zeit (09:30 bis 16:00 New York) wird ein Close zum Markt vielleicht abgelehnt oder bis zur Eröffnung gehalten.</translation>
    </message>
    <message>
        <source>Paper means a simulated NinjaTrader account such as Sim101, at the same address.</source>
        <translation>Papier meint ein simuliertes NinjaTrader-Konto wie Sim101, an derselben Adresse.</translation>
    </message>
    <message>
        <source>Part of the whole close at market; before a part they are cancelled one by one.</source>
        <translation>Gehört zum ganzen Close zum Markt; vor einem Teil werden sie einzeln storniert.</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Positions are shown; this panel cannot be armed and sends nothing. Close at the venues meanwhile.</source>
        <translation>Positionen werden gezeigt; dieses Fenster lässt sich nicht scharf schalten und sendet nichts. Solange bei den Handelsplätzen schließen.</translation>
    </message>
    <message>
        <source>Positions not read: {error}</source>
        <translation>Positionen nicht gelesen: {error}</translation>
    </message>
    <message>
        <source>Positions there are not shown and cannot be closed from here. Mend the account, or close at the venue.</source>
        <translation>Die Positionen dort werden nicht gezeigt und können von hier aus nicht geschlossen werden. Das Konto in Ordnung bringen oder beim Handelsplatz schließen.</translation>
    </message>
    <message>
        <source>Press again if you want it closed.</source>
        <translation>Noch einmal drücken, wenn sie geschlossen werden soll.</translation>
    </message>
    <message>
        <source>Prices are interrupted and are asked for again: {lost}</source>
        <translation>Die Preise sind unterbrochen und werden neu angefordert: {lost}</translation>
    </message>
    <message>
        <source>Prices are polled and may be delayed.</source>
        <translation>Preise werden abgefragt und können verzögert sein.</translation>
    </message>
    <message>
        <source>Probably the funding pause: positions cannot be closed around a settlement. Still open. Press again after {clock}.</source>
        <translation>Wohl die Finanzierungspause: um eine Abrechnung herum lassen sich Positionen nicht schließen. Noch offen. Nach {clock} noch einmal drücken.</translation>
    </message>
    <message>
        <source>Public key</source>
        <translation>Öffentlicher Schlüssel</translation>
    </message>
    <message>
        <source>QFEX allows no more reads just now (429 on {path}). Wait a moment, then read again.</source>
        <translation>QFEX erlaubt gerade kein weiteres Lesen (429 bei {path}). Einen Augenblick warten, dann neu lesen.</translation>
    </message>
    <message>
        <source>QFEX answered our read of {path} with an error ({words}).</source>
        <translation>QFEX beantwortete unsere Abfrage von {path} mit einem Fehler ({words}).</translation>
    </message>
    <message>
        <source>QFEX answered the close of {symbol} with a status unknown to this panel ({status}). Whether it was executed is being looked up.</source>
        <translation>QFEX beantwortete den Close von {symbol} mit einem diesem Fenster unbekannten Status ({status}). Ob er ausgeführt wurde, wird nachgesehen.</translation>
    </message>
    <message>
        <source>QFEX answered what was asked in {symbol} with {said}. Whether it was done is unknown.</source>
        <translation>QFEX beantwortete das in {symbol} Verlangte mit {said}. Ob es geschah, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>QFEX answered {status} to our read of {path}. {words}</source>
        <translation>QFEX antwortete {status}, als {path} gelesen wurde. {words}</translation>
    </message>
    <message>
        <source>QFEX closes whatever is open when it gets there, near the mark.</source>
        <translation>QFEX schließt, was bei der Ankunft offen ist, nahe am Mark.</translation>
    </message>
    <message>
        <source>QFEX could not log us in now ({words}).</source>
        <translation>QFEX konnte uns jetzt nicht anmelden ({words}).</translation>
    </message>
    <message>
        <source>QFEX describes {names} in a way that cannot be used.</source>
        <translation>QFEX beschreibt {names} auf unbrauchbare Weise.</translation>
    </message>
    <message>
        <source>QFEX did not answer the cancel of an order in {symbol}; it may still rest.</source>
        <translation>QFEX hat die Stornierung einer Order in {symbol} nicht beantwortet; sie liegt vielleicht noch.</translation>
    </message>
    <message>
        <source>QFEX did not answer the close of {symbol} within {waited_s:g} s. Whether it was executed is being looked up.</source>
        <translation>QFEX hat den Close von {symbol} nicht innerhalb von {waited_s:g} s beantwortet. Ob er ausgeführt wurde, wird nachgesehen.</translation>
    </message>
    <message>
        <source>QFEX did not answer the login.</source>
        <translation>QFEX hat die Anmeldung nicht beantwortet.</translation>
    </message>
    <message>
        <source>QFEX did not confirm the streams of orders and fills.</source>
        <translation>QFEX hat die Datenströme der Orders und Ausführungen nicht bestätigt.</translation>
    </message>
    <message>
        <source>QFEX did not describe its instruments; parts cannot be closed yet. {error}</source>
        <translation>QFEX hat seine Instrumente nicht beschrieben; Teile lassen sich noch nicht schließen. {error}</translation>
    </message>
    <message>
        <source>QFEX did not list the executions in time.</source>
        <translation>QFEX hat die Ausführungen nicht rechtzeitig aufgelistet.</translation>
    </message>
    <message>
        <source>QFEX did not list the open orders in time.</source>
        <translation>QFEX hat die offenen Orders nicht rechtzeitig aufgelistet.</translation>
    </message>
    <message>
        <source>QFEX does not know this symbol</source>
        <translation>QFEX kennt dieses Symbol nicht</translation>
    </message>
    <message>
        <source>QFEX does not let this key see its orders ({words}).</source>
        <translation>QFEX lässt diesen Schlüssel seine Orders nicht sehen ({words}).</translation>
    </message>
    <message>
        <source>QFEX failed to process it</source>
        <translation>QFEX konnte sie nicht verarbeiten</translation>
    </message>
    <message>
        <source>QFEX gave an order a status this panel does not know ({status}).</source>
        <translation>QFEX gab einer Order einen Status, den dieses Fenster nicht kennt ({status}).</translation>
    </message>
    <message>
        <source>QFEX hangs up instead of logging us in. Check the key. {error}</source>
        <translation>QFEX legt auf, statt uns anzumelden. Den Schlüssel prüfen. {error}</translation>
    </message>
    <message>
        <source>QFEX has no reverse; an order that opens the other side could not be reduce-only.</source>
        <translation>QFEX kennt kein Drehen; eine Order, die die Gegenseite eröffnet, könnte nicht reduce-only sein.</translation>
    </message>
    <message>
        <source>QFEX has not described this instrument: only the whole can be closed, at market.</source>
        <translation>QFEX hat dieses Instrument nicht beschrieben: es lässt sich nur ganz schließen, zum Markt.</translation>
    </message>
    <message>
        <source>QFEX has not listed the executions asked for before.</source>
        <translation>QFEX hat die vorher verlangten Ausführungen nicht aufgelistet.</translation>
    </message>
    <message>
        <source>QFEX hung up on the login. {error}</source>
        <translation>QFEX legte bei der Anmeldung auf. {error}</translation>
    </message>
    <message>
        <source>QFEX is not connected. Nothing was asked.</source>
        <translation>QFEX ist nicht verbunden. Nichts wurde gefragt.</translation>
    </message>
    <message>
        <source>QFEX lists an order in {symbol} without its id, by which alone it could be cancelled. Cancel it at QFEX.</source>
        <translation>QFEX führt eine Order in {symbol} ohne ihre Kennung, mit der allein sie stornierbar wäre. Bei QFEX stornieren.</translation>
    </message>
    <message>
        <source>QFEX lists more executions than can be read.</source>
        <translation>QFEX listet mehr Ausführungen auf, als sich lesen lassen.</translation>
    </message>
    <message>
        <source>QFEX lists more open orders in {names} than can be read.</source>
        <translation>QFEX listet in {names} mehr offene Orders auf, als sich lesen lassen.</translation>
    </message>
    <message>
        <source>QFEX lists {symbol} more than once</source>
        <translation>QFEX führt {symbol} mehr als einmal</translation>
    </message>
    <message>
        <source>QFEX refused it in {symbol}: {words}.</source>
        <translation>QFEX lehnte es in {symbol} ab: {words}.</translation>
    </message>
    <message>
        <source>QFEX refused the login ({words}). Check the public and the secret key, the sub-account and the clock of this machine.</source>
        <translation>QFEX lehnte die Anmeldung ab ({words}). Den öffentlichen und den geheimen Schlüssel, das Unterkonto und die Uhr dieses Rechners prüfen.</translation>
    </message>
    <message>
        <source>QFEX refused the login. {error}</source>
        <translation>QFEX lehnte die Anmeldung ab. {error}</translation>
    </message>
    <message>
        <source>QFEX refused the login: {why}.</source>
        <translation>QFEX lehnte die Anmeldung ab: {why}.</translation>
    </message>
    <message>
        <source>QFEX refused the streams of orders and fills ({words}).</source>
        <translation>QFEX lehnte die Datenströme der Orders und Ausführungen ab ({words}).</translation>
    </message>
    <message>
        <source>QFEX refused to close {symbol}: {why}.{said} Nothing was done by this close.</source>
        <translation>QFEX lehnte es ab, {symbol} zu schließen: {why}.{said} Dieser Close hat nichts bewirkt.</translation>
    </message>
    <message>
        <source>QFEX refuses to show {path} to it ({status_code} {words}).</source>
        <translation>QFEX will {path} nicht zeigen ({status_code} {words}).</translation>
    </message>
    <message>
        <source>QFEX reported an error that answers nothing we asked: {words} ({code}). No close was changed by it.</source>
        <translation>QFEX meldete einen Fehler, der zu keiner unserer Fragen gehört: {words} ({code}). Kein Close wurde dadurch geändert.</translation>
    </message>
    <message>
        <source>QFEX says {code}</source>
        <translation>QFEX meldet {code}</translation>
    </message>
    <message>
        <source>QFEX sent a message that this panel does not know ({what}); passed over.</source>
        <translation>QFEX sandte eine Nachricht, die dieses Fenster nicht kennt ({what}); sie wurde übergangen.</translation>
    </message>
    <message>
        <source>QFEX sent a price that cannot be read; passed over. {error}</source>
        <translation>QFEX sandte einen unlesbaren Preis; er wurde übergangen. {error}</translation>
    </message>
    <message>
        <source>QFEX sent something that cannot be read; passed over. {error}</source>
        <translation>QFEX sandte etwas Unlesbares; es wurde übergangen. {error}</translation>
    </message>
    <message>
        <source>QFEX takes no orders in {symbol} now ({status}).</source>
        <translation>QFEX nimmt jetzt keine Orders in {symbol} an ({status}).</translation>
    </message>
    <message>
        <source>Quotes can be read.</source>
        <translation>Quotes sind lesbar.</translation>
    </message>
    <message>
        <source>Quotes come without their time: a cap on slippage cannot be measured from them.</source>
        <translation>Quotes kommen ohne ihre Zeit: eine Slippage-Grenze lässt sich daran nicht messen.</translation>
    </message>
    <message>
        <source>Quotes could not be read: {error}</source>
        <translation>Quotes waren nicht zu lesen: {error}</translation>
    </message>
    <message>
        <source>Quotes were not asked for: nothing is held.</source>
        <translation>Nach Quotes wurde nicht gefragt: es gibt keinen Bestand.</translation>
    </message>
    <message>
        <source>Reading {path} from QFEX failed: {words}.</source>
        <translation>{path} war bei QFEX nicht zu lesen: {words}.</translation>
    </message>
    <message>
        <source>Reading {what} failed. {error}</source>
        <translation>Nicht gelesen: {what}. {error}</translation>
    </message>
    <message>
        <source>Removed {name} and its secrets. Nothing was changed at the venue.</source>
        <translation>{name} und seine Geheimnisse sind entfernt. Beim Handelsplatz wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Requests a minute</source>
        <translation>Anfragen je Minute</translation>
    </message>
    <message>
        <source>Rests until filled or cancelled. {how}</source>
        <translation>Liegt, bis sie ausgeführt oder storniert wird. {how}</translation>
    </message>
    <message>
        <source>Rests until the end of the day. {how}</source>
        <translation>Liegt bis zum Tagesende. {how}</translation>
    </message>
    <message>
        <source>Saved {name}.</source>
        <translation>{name} gespeichert.</translation>
    </message>
    <message>
        <source>Say in words what you found at the venue.</source>
        <translation>In Worten sagen, was beim Handelsplatz zu sehen war.</translation>
    </message>
    <message>
        <source>Secret key</source>
        <translation>Geheimer Schlüssel</translation>
    </message>
    <message>
        <source>Sent in points; effective only in Request and Instant execution.</source>
        <translation>In Punkten gesendet; wirkt nur bei Request- und Instant-Ausführung.</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Somebody may have added to it. Look at the row before pressing again.</source>
        <translation>Vielleicht hat jemand aufgestockt. Die Zeile ansehen, bevor noch einmal gedrückt wird.</translation>
    </message>
    <message>
        <source>Sub-account</source>
        <translation>Unterkonto</translation>
    </message>
    <message>
        <source>Sub-accounts could not be read: {error}</source>
        <translation>Unterkonten waren nicht zu lesen: {error}</translation>
    </message>
    <message>
        <source>Taken off is what was open when the day began ({carried} {currency}).</source>
        <translation>Abgezogen ist, was zu Tagesbeginn offen war ({carried} {currency}).</translation>
    </message>
    <message>
        <source>The API key lacks the Futures permission. {open} Add it in CoinW&apos;s API Management.</source>
        <translation>Dem API-Schlüssel fehlt das Futures-Recht. {open} Es im API Management von CoinW ergänzen.</translation>
    </message>
    <message>
        <source>The account could not be read. {error}</source>
        <translation>Das Konto war nicht zu lesen. {error}</translation>
    </message>
    <message>
        <source>The account is not connected. Nothing was cancelled.</source>
        <translation>Das Konto ist nicht verbunden. Nichts wurde storniert.</translation>
    </message>
    <message>
        <source>The account or the instrument may only be reduced, and Clear Street does not take this order for that. {open} Close it whole at market, or at Clear Street itself.</source>
        <translation>Konto oder Instrument dürfen nur verringert werden, und Clear Street hält diese Order nicht dafür. {open} Ganz zum Markt schließen oder bei Clear Street selbst.</translation>
    </message>
    <message>
        <source>The account&apos;s options level does not allow this. {open} Close it at Clear Street itself, or ask there for another level.</source>
        <translation>Die Optionsstufe des Kontos erlaubt das nicht. {open} Bei Clear Street selbst schließen oder dort eine andere Stufe erbitten.</translation>
    </message>
    <message>
        <source>The add-on in NinjaTrader does not know this call. {open} Update the add-on.</source>
        <translation>Das Add-on in NinjaTrader kennt diesen Aufruf nicht. {open} Das Add-on aktualisieren.</translation>
    </message>
    <message>
        <source>The broker answered with code {code}.</source>
        <translation>Der Broker antwortete mit Code {code}.</translation>
    </message>
    <message>
        <source>The broker does not accept the fill type the gateway used.</source>
        <translation>Der Broker nimmt die Ausführungsart nicht an, die das Gateway nutzte.</translation>
    </message>
    <message>
        <source>The broker does not allow automated trading on this account.</source>
        <translation>Der Broker erlaubt auf diesem Konto keinen automatischen Handel.</translation>
    </message>
    <message>
        <source>The broker does not allow automated trading; closes will be refused.</source>
        <translation>Der Broker erlaubt keinen automatischen Handel; Closes werden abgelehnt.</translation>
    </message>
    <message>
        <source>The broker does not know this symbol.</source>
        <translation>Der Broker kennt dieses Symbol nicht.</translation>
    </message>
    <message>
        <source>The broker gave no result code; checking.</source>
        <translation>Der Broker nannte kein Ergebnis; es wird nachgesehen.</translation>
    </message>
    <message>
        <source>The broker rejected the close.</source>
        <translation>Der Broker wies den Close zurück.</translation>
    </message>
    <message>
        <source>The broker rejected the order.</source>
        <translation>Der Broker wies die Order zurück.</translation>
    </message>
    <message>
        <source>The broker reported an error; checking what happened.</source>
        <translation>Der Broker meldete einen Fehler; es wird nachgesehen, was geschah.</translation>
    </message>
    <message>
        <source>The broker&apos;s clock differs from this machine&apos;s by {skew_s:+.0f} s. Check this machine&apos;s clock; it also stands still there while the market is closed.</source>
        <translation>Die Uhr des Brokers weicht um {skew_s:+.0f} s von der dieses Rechners ab. Die Uhr dieses Rechners prüfen; dort steht sie auch still, solange der Markt geschlossen ist.</translation>
    </message>
    <message>
        <source>The call may have been executed: look at the position before asking again.</source>
        <translation>Der Aufruf kann ausgeführt worden sein: vor einem neuen die Position ansehen.</translation>
    </message>
    <message>
        <source>The clock of this machine differs from QFEX&apos;s by more than {most_s:g} s; logins may be refused. Set the clock.</source>
        <translation>Die Uhr dieses Rechners weicht um mehr als {most_s:g} s von der von QFEX ab; Anmeldungen werden vielleicht abgelehnt. Die Uhr stellen.</translation>
    </message>
    <message>
        <source>The clocks agree within {skew_s:.1f} s.</source>
        <translation>Die Uhren stimmen auf {skew_s:.1f} s überein.</translation>
    </message>
    <message>
        <source>The clocks agree.</source>
        <translation>Die Uhren stimmen überein.</translation>
    </message>
    <message>
        <source>The close could not be prepared ({error}). Nothing was sent; still open. Close it at the venue itself.</source>
        <translation>Der Close konnte nicht vorbereitet werden ({error}). Nichts wurde gesendet; noch offen. Bitte beim Handelsplatz selbst schließen.</translation>
    </message>
    <message>
        <source>The close of {symbol} at {account} has ended, but the position could not be read back ({error}).</source>
        <translation>Der Close von {symbol} bei {account} ist zu Ende, aber die Position war nicht zurückzulesen ({error}).</translation>
    </message>
    <message>
        <source>The close of {symbol} at {account} has ended; whether orders still work there could not be read ({error}).</source>
        <translation>Der Close von {symbol} bei {account} ist zu Ende; ob dort noch Orders arbeiten, war nicht zu lesen ({error}).</translation>
    </message>
    <message>
        <source>The close of {symbol} at {account} no longer waits for the pause to end ({why}). Nothing was sent; still open.</source>
        <translation>Der Close von {symbol} bei {account} wartet nicht mehr auf das Ende der Pause ({why}). Nichts wurde gesendet; noch offen.</translation>
    </message>
    <message>
        <source>The close of {symbol} is {held}. Until then the position is open; cancel the close if that is too late.</source>
        <translation>Der Close von {symbol} ist {held}. Bis dahin ist die Position offen; den Close stornieren, wenn das zu spät ist.</translation>
    </message>
    <message>
        <source>The close {close_id} is in the journal already; a press is sent once.</source>
        <translation>Der Close {close_id} steht schon im Journal; ein Druck wird einmal gesendet.</translation>
    </message>
    <message>
        <source>The connection to CrossTrade was given up.</source>
        <translation>Die Verbindung zu CrossTrade wurde aufgegeben.</translation>
    </message>
    <message>
        <source>The connection to QFEX was lost.</source>
        <translation>Die Verbindung zu QFEX ging verloren.</translation>
    </message>
    <message>
        <source>The connection to the gateway was ended.</source>
        <translation>Die Verbindung zum Gateway wurde beendet.</translation>
    </message>
    <message>
        <source>The connection to {host} is not open. Nothing was sent.</source>
        <translation>Die Verbindung zu {host} ist nicht offen. Nichts wurde gesendet.</translation>
    </message>
    <message>
        <source>The connection to {host} was given up. Nothing was sent.</source>
        <translation>Die Verbindung zu {host} wurde aufgegeben. Nichts wurde gesendet.</translation>
    </message>
    <message>
        <source>The connection was ended before the gateway answered.</source>
        <translation>Die Verbindung endete, bevor das Gateway antwortete.</translation>
    </message>
    <message>
        <source>The contract size could not be read; 100 is assumed.</source>
        <translation>Die Kontraktgröße war nicht zu lesen; 100 wird angenommen.</translation>
    </message>
    <message>
        <source>The expiry time is not allowed.</source>
        <translation>Diese Ablaufzeit ist nicht erlaubt.</translation>
    </message>
    <message>
        <source>The first connect starts that terminal and may take a minute.</source>
        <translation>Die erste Verbindung startet dieses Terminal und kann eine Minute dauern.</translation>
    </message>
    <message>
        <source>The front of QFEX turned our read of {path} away as if by a robot (403).</source>
        <translation>Die Vorderseite von QFEX hielt unser Lesen von {path} für das eines Roboters und wies es ab (403).</translation>
    </message>
    <message>
        <source>The gateway answered neither with a result nor with an error.</source>
        <translation>Das Gateway antwortete weder mit einem Ergebnis noch mit einem Fehler.</translation>
    </message>
    <message>
        <source>The gateway answered within {took_ms:.0f} ms.</source>
        <translation>Das Gateway antwortete innerhalb von {took_ms:.0f} ms.</translation>
    </message>
    <message>
        <source>The gateway calls the request invalid.</source>
        <translation>Das Gateway nennt die Anfrage ungültig.</translation>
    </message>
    <message>
        <source>The gateway could not log in: {words} ({code}).</source>
        <translation>Das Gateway konnte sich nicht anmelden: {words} ({code}).</translation>
    </message>
    <message>
        <source>The gateway did not accept the request: {words}.</source>
        <translation>Das Gateway nahm die Anfrage nicht an: {words}.</translation>
    </message>
    <message>
        <source>The gateway did not answer {call} ({code}: {words}).</source>
        <translation>Das Gateway hat {call} nicht beantwortet ({code}: {words}).</translation>
    </message>
    <message>
        <source>The gateway does not accept the API key. Check the account.</source>
        <translation>Das Gateway nimmt den API-Schlüssel nicht an. Das Konto prüfen.</translation>
    </message>
    <message>
        <source>The gateway does not allow this. Check the API key.</source>
        <translation>Das Gateway erlaubt das nicht. Den API-Schlüssel prüfen.</translation>
    </message>
    <message>
        <source>The gateway does not know this call; it may be of another version.</source>
        <translation>Das Gateway kennt diesen Aufruf nicht; es hat vielleicht eine andere Version.</translation>
    </message>
    <message>
        <source>The gateway does not say whether trading is allowed.</source>
        <translation>Das Gateway sagt nicht, ob Handeln erlaubt ist.</translation>
    </message>
    <message>
        <source>The gateway ended the stream {call}.</source>
        <translation>Das Gateway beendete den Datenstrom {call}.</translation>
    </message>
    <message>
        <source>The gateway gives no {what} just now; closes work as before. {error}</source>
        <translation>Vom Gateway kommen gerade keine {what}; Closes gehen wie zuvor. {error}</translation>
    </message>
    <message>
        <source>The gateway has lost the terminal of this login; logging in again.</source>
        <translation>Das Gateway hat das Terminal dieser Anmeldung verloren; sie wird erneuert.</translation>
    </message>
    <message>
        <source>The gateway has no terminal for this login any more, so nothing was passed on. It is connected again; look at the row and press again.</source>
        <translation>Das Gateway hat für diese Anmeldung kein Terminal mehr, darum wurde nichts weitergegeben. Es wird neu verbunden; die Zeile ansehen und noch einmal drücken.</translation>
    </message>
    <message>
        <source>The gateway has no terminal for this login any more.</source>
        <translation>Das Gateway hat für diese Anmeldung kein Terminal mehr.</translation>
    </message>
    <message>
        <source>The gateway logs in on a terminal of its own, with your password.</source>
        <translation>Das Gateway meldet sich mit dem Passwort an einem eigenen Terminal an.</translation>
    </message>
    <message>
        <source>The gateway lost its broker connection; checking.</source>
        <translation>Das Gateway verlor seine Verbindung zum Broker; es wird nachgesehen.</translation>
    </message>
    <message>
        <source>The gateway reported an error ({said}); checking.</source>
        <translation>Das Gateway meldete einen Fehler ({said}); es wird nachgesehen.</translation>
    </message>
    <message>
        <source>The gateway reported an error with the good code {code}.</source>
        <translation>Das Gateway meldete einen Fehler mit dem guten Code {code}.</translation>
    </message>
    <message>
        <source>The gateway takes no more requests now; wait a moment.</source>
        <translation>Das Gateway nimmt jetzt keine Anfragen mehr; einen Augenblick warten.</translation>
    </message>
    <message>
        <source>The gateway was silent for {silence_s:g} s.</source>
        <translation>Das Gateway war {silence_s:g} s lang still.</translation>
    </message>
    <message>
        <source>The gateway&apos;s answer could not be read; checking.</source>
        <translation>Die Antwort des Gateways war nicht lesbar; es wird nachgesehen.</translation>
    </message>
    <message>
        <source>The gateway did not answer in time; checking.</source>
        <translation>Das Gateway antwortete nicht rechtzeitig; es wird nachgesehen.</translation>
    </message>
    <message>
        <source>The gateway&apos;s answer was lost ({name}: {words}); checking.</source>
        <translation>Die Antwort des Gateways ging verloren ({name}: {words}); es wird nachgesehen.</translation>
    </message>
    <message>
        <source>The gateway&apos;s own close of whatever the ticket holds then.</source>
        <translation>Der eigene Close des Gateways für alles, was das Ticket dann hält.</translation>
    </message>
    <message>
        <source>The gateway&apos;s own close, after a fresh read: some brokers take no part of a netting position this way.</source>
        <translation>Der eigene Close des Gateways, nach frischem Lesen: manche Broker nehmen so keinen Teil einer Netting-Position.</translation>
    </message>
    <message>
        <source>The gateway&apos;s own close, in lots rounded down to the step.</source>
        <translation>Der eigene Close des Gateways, in Lots auf den Schritt abgerundet.</translation>
    </message>
    <message>
        <source>The gateway&apos;s terminal does not allow this function.</source>
        <translation>Das Terminal des Gateways erlaubt diese Funktion nicht.</translation>
    </message>
    <message>
        <source>The investor password shows positions and cannot trade</source>
        <translation>Das Investor-Passwort zeigt Positionen und kann nicht handeln</translation>
    </message>
    <message>
        <source>The journal {name} cannot be written ({text}), so nothing can be sent. Free some disk space or make the profile folder writable, then start again.</source>
        <translation>Das Journal {name} ist nicht schreibbar ({text}), darum kann nichts gesendet werden. Platz auf der Platte schaffen oder den Profilordner schreibbar machen, dann neu starten.</translation>
    </message>
    <message>
        <source>The journal {name} failed: {text}. Nothing was sent.</source>
        <translation>Das Journal {name} ist ausgefallen: {text}. Nichts wurde gesendet.</translation>
    </message>
    <message>
        <source>The journal {name} is damaged (entry {entry} was changed after it was written). {next_step}</source>
        <translation>Das Journal {name} ist beschädigt (Eintrag {entry} wurde nach dem Schreiben geändert). {next_step}</translation>
    </message>
    <message>
        <source>The journal {name} is damaged (its last entries are missing). {next_step}</source>
        <translation>Das Journal {name} ist beschädigt (seine letzten Einträge fehlen). {next_step}</translation>
    </message>
    <message>
        <source>The journal {name} is damaged (its version is {version!r}). {next_step}</source>
        <translation>Das Journal {name} ist beschädigt (seine Version ist {version!r}). {next_step}</translation>
    </message>
    <message>
        <source>The journal {name} is damaged ({text}). {next_step}</source>
        <translation>Das Journal {name} ist beschädigt ({text}). {next_step}</translation>
    </message>
    <message>
        <source>The journal {name} was written by a newer version of this program (format {version}, this one knows {known}). Nothing was changed. Use the newer version, or another profile.</source>
        <translation>Das Journal {name} stammt von einer neueren Version dieses Programms (Format {version}, dieses kennt {known}). Nichts wurde geändert. Die neuere Version nehmen oder ein anderes Profil.</translation>
    </message>
    <message>
        <source>The key has the Futures permission.</source>
        <translation>Der Schlüssel hat das Futures-Recht.</translation>
    </message>
    <message>
        <source>The key shows account {names}.</source>
        <translation>Der Schlüssel zeigt das Konto {names}.</translation>
    </message>
    <message>
        <source>The level is too close to the market or on the wrong side.</source>
        <translation>Die Schwelle liegt zu nah am Markt oder auf der falschen Seite.</translation>
    </message>
    <message>
        <source>The machine stood still after the press, or its clock was set. Nothing was sent; still open. Look at the row, then press again.</source>
        <translation>Der Rechner stand nach dem Druck still, oder seine Uhr wurde gestellt. Nichts wurde gesendet; noch offen. Die Zeile ansehen, dann noch einmal drücken.</translation>
    </message>
    <message>
        <source>The machine&apos;s clock was set back by {set_s:.0f} s.</source>
        <translation>Die Uhr des Rechners wurde um {set_s:.0f} s zurückgestellt.</translation>
    </message>
    <message>
        <source>The market is closed.</source>
        <translation>Der Markt ist geschlossen.</translation>
    </message>
    <message>
        <source>The market is closed. {open} Press again when it is open.</source>
        <translation>Der Markt ist geschlossen. {open} Noch einmal drücken, wenn er offen ist.</translation>
    </message>
    <message>
        <source>The market is closed: a close would be refused or wait.</source>
        <translation>Der Markt ist geschlossen: ein Close würde abgelehnt oder warten.</translation>
    </message>
    <message>
        <source>The open profit counts since each position was opened.</source>
        <translation>Der offene Gewinn zählt seit der Eröffnung jeder Position.</translation>
    </message>
    <message>
        <source>The order had ended before: it is filled, cancelled or refused. It is being looked up.</source>
        <translation>Die Order war schon zu Ende: ausgeführt, storniert oder abgelehnt. Es wird nachgesehen.</translation>
    </message>
    <message>
        <source>The order was made smaller at Clear Street, from {accepted} to {size}. The rest is still open.</source>
        <translation>Die Order wurde bei Clear Street verkleinert, von {accepted} auf {size}. Der Rest ist noch offen.</translation>
    </message>
    <message>
        <source>The orders in {symbol} were cancelled, but whether any still works cannot be seen: {error}</source>
        <translation>Die Orders in {symbol} wurden storniert, aber ob noch eine liegt, ist nicht zu sehen: {error}</translation>
    </message>
    <message>
        <source>The orders of {name} can be listed ({rows} of them).</source>
        <translation>Die Orders von {name} lassen sich auflisten ({rows}).</translation>
    </message>
    <message>
        <source>The orders of {name} cannot be listed ({error}): working orders are not shown, and a close whose answer is lost stays in doubt.</source>
        <translation>Die Orders von {name} lassen sich nicht auflisten ({error}): offene Orders werden nicht gezeigt, und ein Close, dessen Antwort verloren geht, bleibt im Zweifel.</translation>
    </message>
    <message>
        <source>The panel was closed first. Nothing was sent.</source>
        <translation>Das Fenster wurde vorher geschlossen. Nichts wurde gesendet.</translation>
    </message>
    <message>
        <source>The pending order could not be activated and was removed.</source>
        <translation>Die wartende Order konnte nicht aktiviert werden und wurde entfernt.</translation>
    </message>
    <message>
        <source>The point value is not known: the profit is NinjaTrader&apos;s own figure.</source>
        <translation>Der Punktwert ist nicht bekannt: der Gewinn ist die eigene Zahl von NinjaTrader.</translation>
    </message>
    <message>
        <source>The position could not be read first ({error}). Nothing was sent; it is as it was. Try again, or close everything without knowing the size.</source>
        <translation>Die Position war vorher nicht zu lesen ({error}). Nichts wurde gesendet; sie ist, wie sie war. Erneut versuchen oder alles schließen, ohne die Größe zu kennen.</translation>
    </message>
    <message>
        <source>The position is as it was. Mend the reason, then press again.</source>
        <translation>Die Position ist, wie sie war. Den Grund beheben, dann noch einmal drücken.</translation>
    </message>
    <message>
        <source>The position is closed already. Nothing was sent.</source>
        <translation>Die Position ist schon geschlossen. Nichts wurde gesendet.</translation>
    </message>
    <message>
        <source>The position is gone; nothing was cancelled.</source>
        <translation>Die Position ist fort; nichts wurde storniert.</translation>
    </message>
    <message>
        <source>The position is not known here yet. Nothing was sent.</source>
        <translation>Die Position ist hier noch nicht bekannt. Nichts wurde gesendet.</translation>
    </message>
    <message>
        <source>The position is smaller than that; list refreshed.</source>
        <translation>Die Position ist kleiner; die Liste wurde erneuert.</translation>
    </message>
    <message>
        <source>The position is too close to its stop or target to be changed now.</source>
        <translation>Die Position ist zu nah an ihrem Stop oder Ziel, um jetzt geändert zu werden.</translation>
    </message>
    <message>
        <source>The position or order changed meanwhile; list refreshed.</source>
        <translation>Position oder Order haben sich inzwischen geändert; die Liste wurde erneuert.</translation>
    </message>
    <message>
        <source>The position was closed {how}, not by this close.</source>
        <translation>Die Position wurde {how} geschlossen, nicht durch diesen Close.</translation>
    </message>
    <message>
        <source>The position was no longer on the side that this order would close, so CrossTrade placed no order. The positions are being read again.</source>
        <translation>Die Position war nicht mehr auf der Seite, die diese Order schließen würde, darum hat CrossTrade keine Order gestellt. Die Positionen werden neu gelesen.</translation>
    </message>
    <message>
        <source>The positions cannot be read: {error}</source>
        <translation>Die Positionen sind nicht lesbar: {error}</translation>
    </message>
    <message>
        <source>The positions could not be read just now. {error}</source>
        <translation>Die Positionen waren gerade nicht zu lesen. {error}</translation>
    </message>
    <message>
        <source>The positions could not be read just now; the stream goes on. {error}</source>
        <translation>Die Positionen waren gerade nicht zu lesen; der Datenstrom läuft weiter. {error}</translation>
    </message>
    <message>
        <source>The positions could not be read just now; they are read again. {error}</source>
        <translation>Die Positionen waren gerade nicht zu lesen; sie werden erneut gelesen. {error}</translation>
    </message>
    <message>
        <source>The price is no longer valid.</source>
        <translation>Der Preis gilt nicht mehr.</translation>
    </message>
    <message>
        <source>The price is not on this instrument&apos;s price grid. {open} Choose one that is, then press again.</source>
        <translation>Der Preis liegt nicht auf dem Preisraster dieses Instruments. {open} Einen wählen, der darauf liegt, dann noch einmal drücken.</translation>
    </message>
    <message>
        <source>The price moved. Nothing was closed; try again or allow more slippage.</source>
        <translation>Der Preis hat sich bewegt. Nichts wurde geschlossen; erneut versuchen oder mehr Slippage erlauben.</translation>
    </message>
    <message>
        <source>The price moved. Nothing was closed; try again.</source>
        <translation>Der Preis hat sich bewegt. Nichts wurde geschlossen; erneut versuchen.</translation>
    </message>
    <message>
        <source>The request was cancelled.</source>
        <translation>Die Anfrage wurde storniert.</translation>
    </message>
    <message>
        <source>The request was not valid for this position.</source>
        <translation>Die Anfrage war für diese Position nicht gültig.</translation>
    </message>
    <message>
        <source>The row contradicts itself (side and sign), so only Clear Street&apos;s own whole close is offered.</source>
        <translation>Die Zeile widerspricht sich (Seite und Vorzeichen), darum wird nur der eigene ganze Close von Clear Street angeboten.</translation>
    </message>
    <message>
        <source>The row looks like a copied or strategy position, which the API may not close. Still open. Close it in the CoinW app.</source>
        <translation>Die Zeile sieht nach einer kopierten oder Strategie-Position aus, die die API nicht schließen darf. Noch offen. In der CoinW-App schließen.</translation>
    </message>
    <message>
        <source>The row of {symbol} contradicts itself, so an order could go the wrong way. Nothing was sent; still open. Close it whole at market.</source>
        <translation>Die Zeile von {symbol} widerspricht sich, eine Order könnte in die falsche Richtung gehen. Nichts wurde gesendet; noch offen. Ganz zum Markt schließen.</translation>
    </message>
    <message>
        <source>The share is worked out here. {how}</source>
        <translation>Der Anteil wird hier ausgerechnet. {how}</translation>
    </message>
    <message>
        <source>The simulators did not start; run `unwind sim` to see why.</source>
        <translation>Die Simulatoren sind nicht gestartet; `unwind sim` zeigt, warum.</translation>
    </message>
    <message>
        <source>The simulators were not ready within {patience_s:g} s. Nothing was sent.</source>
        <translation>Die Simulatoren waren nach {patience_s:g} s nicht bereit. Nichts wurde gesendet.</translation>
    </message>
    <message>
        <source>The size is not known, and only a whole close at market that the venue sizes itself can go without it. Nothing was sent.</source>
        <translation>Die Größe ist nicht bekannt, und nur ein ganzer Close zum Markt, den der Handelsplatz selbst bemisst, kommt ohne sie aus. Nichts wurde gesendet.</translation>
    </message>
    <message>
        <source>The stream ended.</source>
        <translation>Der Datenstrom endete.</translation>
    </message>
    <message>
        <source>The symbol is not in the terminal&apos;s Market Watch.</source>
        <translation>Das Symbol ist nicht in der Marktübersicht des Terminals.</translation>
    </message>
    <message>
        <source>The symbol&apos;s pending orders are listed and removed before the close.</source>
        <translation>Die wartenden Orders des Symbols werden vor dem Close aufgelistet und entfernt.</translation>
    </message>
    <message>
        <source>The symbol&apos;s point is not known yet. Nothing was sent.</source>
        <translation>Der Punkt des Symbols ist noch nicht bekannt. Nichts wurde gesendet.</translation>
    </message>
    <message>
        <source>The take-profit was changed or removed in MetaTrader.</source>
        <translation>Der Take-Profit wurde in MetaTrader geändert oder entfernt.</translation>
    </message>
    <message>
        <source>The terminal does not know this account property.</source>
        <translation>Das Terminal kennt diese Kontoeigenschaft nicht.</translation>
    </message>
    <message>
        <source>The tick size is not known: no limit or cap can be set.</source>
        <translation>Die Tickgröße ist nicht bekannt: Limit und Grenze lassen sich nicht setzen.</translation>
    </message>
    <message>
        <source>The tick size of this instrument is not known, so no price can be set.</source>
        <translation>Die Tickgröße dieses Instruments ist nicht bekannt, darum lässt sich kein Preis setzen.</translation>
    </message>
    <message>
        <source>The token is accepted and the add-on in NinjaTrader answers.</source>
        <translation>Das Token wird angenommen, und das Add-on in NinjaTrader antwortet.</translation>
    </message>
    <message>
        <source>The venue&apos;s rate limit is used up for another {delay_s:.0f} s. Nothing was sent; still open. Press again then.</source>
        <translation>Die Aufrufgrenze des Handelsplatzes ist noch {delay_s:.0f} s lang erschöpft. Nichts wurde gesendet; noch offen. Dann noch einmal drücken.</translation>
    </message>
    <message>
        <source>The volume is not allowed (minimum, step or maximum).</source>
        <translation>Das Volumen ist nicht erlaubt (Minimum, Schritt oder Maximum).</translation>
    </message>
    <message>
        <source>The volume limit for this symbol is reached.</source>
        <translation>Die Volumengrenze dieses Symbols ist erreicht.</translation>
    </message>
    <message>
        <source>The working orders are listed and cancelled by us before the close.</source>
        <translation>Die offenen Orders werden vor dem Close von uns aufgelistet und storniert.</translation>
    </message>
    <message>
        <source>The working orders could not be cancelled first, or not all of them ({error}). No close was sent; still open. Look at the orders, then press again.</source>
        <translation>Die offenen Orders ließen sich vorher nicht oder nicht alle stornieren ({error}). Kein Close wurde gesendet; noch offen. Die Orders ansehen, dann noch einmal drücken.</translation>
    </message>
    <message>
        <source>The working orders of the instrument are cancelled before the close.</source>
        <translation>Die offenen Orders des Instruments werden vor dem Close storniert.</translation>
    </message>
    <message>
        <source>The working orders of {instrument} in {account} were asked to be cancelled, and it cannot be seen that they are. {doubt}</source>
        <translation>Die Stornierung der offenen Orders in {instrument}, Konto {account}, wurde verlangt, und es ist nicht zu sehen, dass sie erfolgt ist. {doubt}</translation>
    </message>
    <message>
        <source>There are no prices for this symbol right now.</source>
        <translation>Für dieses Symbol gibt es gerade keine Preise.</translation>
    </message>
    <message>
        <source>There is an account named {name} already. Rename one of the two.</source>
        <translation>Es gibt schon ein Konto namens {name}. Eines der beiden umbenennen.</translation>
    </message>
    <message>
        <source>There is an exercise instruction for this option already. {open} Look at it at Clear Street first.</source>
        <translation>Für diese Option gibt es schon eine Ausübungsanweisung. {open} Sie erst bei Clear Street ansehen.</translation>
    </message>
    <message>
        <source>There is no connection to the MetaTrader 5 gateway.</source>
        <translation>Es besteht keine Verbindung zum MetaTrader-5-Gateway.</translation>
    </message>
    <message>
        <source>There is no connection to the gateway.</source>
        <translation>Es besteht keine Verbindung zum Gateway.</translation>
    </message>
    <message>
        <source>There is no connection to the gateway. Nothing was sent.</source>
        <translation>Es besteht keine Verbindung zum Gateway. Nichts wurde gesendet.</translation>
    </message>
    <message>
        <source>There is no id of an order to cancel. Nothing was sent.</source>
        <translation>Es gibt keine Kennung einer Order zum Stornieren. Nichts wurde gesendet.</translation>
    </message>
    <message>
        <source>There is no open position in this scope. Nothing was cancelled.</source>
        <translation>In diesem Bereich ist keine Position offen. Nichts wurde storniert.</translation>
    </message>
    <message>
        <source>There is no pause to wait for any more. Press again.</source>
        <translation>Es gibt keine Pause mehr, auf die zu warten wäre. Noch einmal drücken.</translation>
    </message>
    <message>
        <source>There is no sandbox: a real key trades real money.</source>
        <translation>Es gibt keine Testumgebung: ein echter Schlüssel handelt echtes Geld.</translation>
    </message>
    <message>
        <source>There is not enough buying power for this order. {open} Close less, or free buying power first.</source>
        <translation>Die Kaufkraft reicht für diese Order nicht. {open} Weniger schließen oder erst Kaufkraft freimachen.</translation>
    </message>
    <message>
        <source>There is nothing to flatten: no open position in this scope.</source>
        <translation>Nichts glattzustellen: in diesem Bereich ist keine Position offen.</translation>
    </message>
    <message>
        <source>This API key may not do that in this account. {open} Close it at Clear Street itself, or use a key of its owner.</source>
        <translation>Dieser API-Schlüssel darf das in diesem Konto nicht. {open} Bei Clear Street selbst schließen oder einen Schlüssel des Besitzers nehmen.</translation>
    </message>
    <message>
        <source>This clock and CrossTrade&apos;s differ by {skew_s:.0f} s.</source>
        <translation>Diese Uhr und die von CrossTrade weichen um {skew_s:.0f} s voneinander ab.</translation>
    </message>
    <message>
        <source>This clock and that of NinjaTrader&apos;s computer differ by {skew_s:.0f} s; it is allowed for.</source>
        <translation>Diese Uhr und die des NinjaTrader-Rechners weichen um {skew_s:.0f} s voneinander ab; das wird berücksichtigt.</translation>
    </message>
    <message>
        <source>This close was pressed already. Nothing was sent.</source>
        <translation>Dieser Close wurde schon gedrückt. Nichts wurde gesendet.</translation>
    </message>
    <message>
        <source>This close would be guarded by us only ({why}) and the account does not allow that. Nothing was sent. Allow it in the account&apos;s settings, or close at market.</source>
        <translation>Diesen Close würden nur wir absichern ({why}), und das Konto erlaubt das nicht. Nichts wurde gesendet. Es in den Einstellungen des Kontos erlauben oder zum Markt schließen.</translation>
    </message>
    <message>
        <source>This computer&apos;s clock differs from CoinW&apos;s by {skew_s:.0f} s; calls are signed by CoinW&apos;s time.</source>
        <translation>Die Uhr dieses Rechners weicht um {skew_s:.0f} s von der von CoinW ab; Aufrufe werden nach der Zeit von CoinW signiert.</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is {skew_s:.0f} s ahead of Clear Street&apos;s; that is allowed for.</source>
        <translation>Die Uhr dieses Rechners geht der von Clear Street um {skew_s:.0f} s vor; das wird berücksichtigt.</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is {skew_s:.0f} s behind Clear Street&apos;s; that is allowed for.</source>
        <translation>Die Uhr dieses Rechners geht der von Clear Street um {skew_s:.0f} s nach; das wird berücksichtigt.</translation>
    </message>
    <message>
        <source>This deal does not exist.</source>
        <translation>Dieses Geschäft gibt es nicht.</translation>
    </message>
    <message>
        <source>This is a {mode} account, set up as live.</source>
        <translation>Dies ist ein Konto der Art {mode}, eingerichtet als echtes.</translation>
    </message>
    <message>
        <source>This machine&apos;s clock is within {within_s:.0f} s of QFEX&apos;s.</source>
        <translation>Die Uhr dieses Rechners stimmt mit der von QFEX auf {within_s:.0f} s überein.</translation>
    </message>
    <message>
        <source>This machine&apos;s clock is {off_s:.0f} s off QFEX&apos;s: logins may be refused. Set the clock.</source>
        <translation>Die Uhr dieses Rechners weicht um {off_s:.0f} s von der von QFEX ab: Anmeldungen werden vielleicht abgelehnt. Die Uhr stellen.</translation>
    </message>
    <message>
        <source>This order does not exist any more.</source>
        <translation>Diese Order gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>This order type is not allowed here.</source>
        <translation>Diese Orderart ist hier nicht erlaubt.</translation>
    </message>
    <message>
        <source>The broker says that this position is already closed.</source>
        <translation>Der Broker sagt, diese Position sei schon geschlossen.</translation>
    </message>
    <message>
        <source>This program does not know the venue {venue!r}.</source>
        <translation>Dieses Programm kennt den Handelsplatz {venue!r} nicht.</translation>
    </message>
    <message>
        <source>This venue cannot do that: {why} Nothing was sent.</source>
        <translation>Dieser Handelsplatz kann das nicht: {why} Nichts wurde gesendet.</translation>
    </message>
    <message>
        <source>Too many open positions.</source>
        <translation>Zu viele offene Positionen.</translation>
    </message>
    <message>
        <source>Too many pending orders.</source>
        <translation>Zu viele wartende Orders.</translation>
    </message>
    <message>
        <source>Too many requests; wait a moment.</source>
        <translation>Zu viele Anfragen; einen Augenblick warten.</translation>
    </message>
    <message>
        <source>Trades made elsewhere today are not counted.</source>
        <translation>Was heute anderswo gehandelt wurde, zählt nicht mit.</translation>
    </message>
    <message>
        <source>Trading in {name} is disabled by the broker.</source>
        <translation>Der Broker hat den Handel in {name} abgeschaltet.</translation>
    </message>
    <message>
        <source>Trading is allowed.</source>
        <translation>Handeln ist erlaubt.</translation>
    </message>
    <message>
        <source>Trading is disabled for this account or symbol.</source>
        <translation>Der Handel ist für dieses Konto oder Symbol abgeschaltet.</translation>
    </message>
    <message>
        <source>Trading is disabled: an investor password, or trading is switched off.</source>
        <translation>Der Handel ist abgeschaltet: ein Investor-Passwort, oder der Handel ist aus.</translation>
    </message>
    <message>
        <source>Trading is not allowed with this login (an investor password?); only shown.</source>
        <translation>Mit dieser Anmeldung ist Handeln nicht erlaubt (ein Investor-Passwort?); es wird nur gezeigt.</translation>
    </message>
    <message>
        <source>Trading is not allowed: this is the investor password, or the broker has switched trading off. Positions are shown; closes will be refused.</source>
        <translation>Handeln ist nicht erlaubt: dies ist das Investor-Passwort, oder der Broker hat den Handel abgeschaltet. Positionen werden gezeigt; Closes werden abgelehnt.</translation>
    </message>
    <message>
        <source>Turned into whole contracts here, at least one.</source>
        <translation>Hier in ganze Kontrakte umgerechnet, mindestens einen.</translation>
    </message>
    <message>
        <source>UUID; empty for the primary account</source>
        <translation>UUID; leer für das Hauptkonto</translation>
    </message>
    <message>
        <source>Up to {rate:.1f} requests a second are used; positions are read every {positions_s:g} s while the stream is off.</source>
        <translation>Bis zu {rate:.1f} Anfragen je Sekunde werden genutzt; ohne Datenstrom werden die Positionen alle {positions_s:g} s gelesen.</translation>
    </message>
    <message>
        <source>We closed the connection ({code}: {words}).</source>
        <translation>Wir haben die Verbindung geschlossen ({code}: {words}).</translation>
    </message>
    <message>
        <source>What became of a close of {symbol} is not clear: closing order {names} fits another close of this position too, which has no answer either. It is taken for neither. Look at the order history in CoinW.</source>
        <translation>Was aus einem Close von {symbol} wurde, ist nicht klar: die schließende Order {names} passt auch zu einem anderen, ebenfalls unbeantworteten Close dieser Position. Sie gilt für keinen von beiden. In CoinW die Orderhistorie ansehen.</translation>
    </message>
    <message>
        <source>What became of a close of {symbol} is not clear: more than one closing order fits ({names}), and none is taken for it. Look at the order history in CoinW.</source>
        <translation>Was aus einem Close von {symbol} wurde, ist nicht klar: mehr als eine schließende Order passt ({names}), und keine gilt dafür. In CoinW die Orderhistorie ansehen.</translation>
    </message>
    <message>
        <source>What became of the close of {instrument} is not clear: {fitting} new order(s) of {account} could be it, or be another&apos;s. None is taken for it; look at NinjaTrader.</source>
        <translation>Was aus dem Close von {instrument} wurde, ist nicht klar: neue Orders von {account}, die es sein oder jemand anderem gehören könnten: {fitting}. Keine gilt dafür; in NinjaTrader nachsehen.</translation>
    </message>
    <message>
        <source>What became of the close of {ticket} is not clear: {orders} fits another close of that position too, which is not answered either. It is taken for neither; look at the history in MetaTrader.</source>
        <translation>Was aus dem Close von {ticket} wurde, ist nicht klar: {orders} passt auch zu einem anderen, ebenfalls unbeantworteten Close dieser Position. Es gilt für keinen von beiden; in MetaTrader die Historie ansehen.</translation>
    </message>
    <message>
        <source>Whether its broker is connected is not known.</source>
        <translation>Ob sein Broker verbunden ist, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>Whether the key may execute orders shows only when one is sent: QFEX has no call that says so.</source>
        <translation>Ob der Schlüssel Orders ausführen darf, zeigt erst eine gesendete: QFEX hat keinen Aufruf, der es sagt.</translation>
    </message>
    <message>
        <source>Whether the rest of the close of {symbol} at {account} is cancelled is not known ({error}).</source>
        <translation>Ob der Rest des Closes von {symbol} bei {account} storniert ist, ist nicht bekannt ({error}).</translation>
    </message>
    <message>
        <source>Whether the take-profit of {ticket} is set is not known. {error}</source>
        <translation>Ob der Take-Profit von {ticket} gesetzt ist, ist nicht bekannt. {error}</translation>
    </message>
    <message>
        <source>Whether {ticket} is closed is not known. {error}</source>
        <translation>Ob {ticket} geschlossen ist, ist nicht bekannt. {error}</translation>
    </message>
    <message>
        <source>Whether {what} is being closed is not known. {error}</source>
        <translation>Ob {what} geschlossen wird, ist nicht bekannt. {error}</translation>
    </message>
    <message>
        <source>Without Execute orders the key shows positions and cannot trade</source>
        <translation>Ohne „Execute orders“ zeigt der Schlüssel Positionen und kann nicht handeln</translation>
    </message>
    <message>
        <source>Worked out here, rounded down. {how}</source>
        <translation>Hier ausgerechnet und abgerundet. {how}</translation>
    </message>
    <message>
        <source>Writing to {host} failed: {cause}.</source>
        <translation>An {host} war nicht zu schreiben: {cause}.</translation>
    </message>
    <message>
        <source>a close of everything takes its place</source>
        <translation>ein Close von allem tritt an seine Stelle</translation>
    </message>
    <message>
        <source>a fault in this program: {error}</source>
        <translation>ein Fehler in diesem Programm: {error}</translation>
    </message>
    <message>
        <source>a fault in this program: {kind}: {error}</source>
        <translation>ein Fehler in diesem Programm: {kind}: {error}</translation>
    </message>
    <message>
        <source>a language code</source>
        <translation>ein Sprachkürzel</translation>
    </message>
    <message>
        <source>a list out of “half” and “quarter”</source>
        <translation>eine Liste aus „half“ und „quarter“</translation>
    </message>
    <message>
        <source>a message was too big</source>
        <translation>eine Nachricht war zu groß</translation>
    </message>
    <message>
        <source>a number from {least:g} to {most:g}</source>
        <translation>eine Zahl von {least:g} bis {most:g}</translation>
    </message>
    <message>
        <source>a table of lists of texts</source>
        <translation>eine Tabelle mit Listen von Texten</translation>
    </message>
    <message>
        <source>a table of texts</source>
        <translation>eine Tabelle mit Texten</translation>
    </message>
    <message>
        <source>a take-profit closes the whole position, never a part of it.</source>
        <translation>ein Take-Profit schließt die ganze Position, nie einen Teil davon.</translation>
    </message>
    <message>
        <source>account ids, comma-separated; empty for all found</source>
        <translation>Konto-Kennungen, durch Komma getrennt; leer für alle gefundenen</translation>
    </message>
    <message>
        <source>account name</source>
        <translation>Kontoname</translation>
    </message>
    <message>
        <source>account names as NinjaTrader shows them, comma-separated: Sim101, DEMO12345</source>
        <translation>Kontonamen, wie NinjaTrader sie zeigt, durch Komma getrennt: Sim101, DEMO12345</translation>
    </message>
    <message>
        <source>account {account!r}: expected {name}.{key} to be a text, was {item!r}</source>
        <translation>Konto {account!r}: erwartet war {name}.{key} als Text, gefunden {item!r}</translation>
    </message>
    <message>
        <source>account {name!r}: expected {item} to be a {wanted}, was {value!r}</source>
        <translation>Konto {name!r}: erwartet war {item} als {wanted}, gefunden {value!r}</translation>
    </message>
    <message>
        <source>account {name}</source>
        <translation>Konto {name}</translation>
    </message>
    <message>
        <source>account {name} is {status}</source>
        <translation>das Konto {name} ist {status}</translation>
    </message>
    <message>
        <source>account {name}: remainder</source>
        <translation>Konto {name}: Rest</translation>
    </message>
    <message>
        <source>accounts</source>
        <translation>Konten</translation>
    </message>
    <message>
        <source>acknowledged</source>
        <translation>bestätigt</translation>
    </message>
    <message>
        <source>after an idle minute</source>
        <translation>nach einer Minute Ruhe</translation>
    </message>
    <message>
        <source>after its reconnect</source>
        <translation>nach der Neuverbindung</translation>
    </message>
    <message>
        <source>after standing still</source>
        <translation>nach Stillstand</translation>
    </message>
    <message>
        <source>after the machine stood still</source>
        <translation>nachdem der Rechner stillstand</translation>
    </message>
    <message>
        <source>after the screen was locked</source>
        <translation>nachdem der Bildschirm gesperrt wurde</translation>
    </message>
    <message>
        <source>after {minutes} idle minutes</source>
        <translation>nach {minutes} Minuten Ruhe</translation>
    </message>
    <message>
        <source>again at its cap</source>
        <translation>erneut an seine Grenze</translation>
    </message>
    <message>
        <source>an answer of more than {most_bytes} bytes</source>
        <translation>eine Antwort von mehr als {most_bytes} Bytes</translation>
    </message>
    <message>
        <source>an answer that is not in Clear Street&apos;s own format; something on the way may have given it</source>
        <translation>eine Antwort, die nicht das eigene Format von Clear Street hat; sie kam vielleicht von etwas auf dem Weg</translation>
    </message>
    <message>
        <source>an empty list of orders</source>
        <translation>eine leere Liste von Orders</translation>
    </message>
    <message>
        <source>an error</source>
        <translation>einem Fehler</translation>
    </message>
    <message>
        <source>another close of it is in doubt</source>
        <translation>ein anderer Close davon ist im Zweifel</translation>
    </message>
    <message>
        <source>another close of it is open</source>
        <translation>ein anderer Close davon ist offen</translation>
    </message>
    <message>
        <source>another kind ({mode})</source>
        <translation>andere Art ({mode})</translation>
    </message>
    <message>
        <source>asked by the trader</source>
        <translation>von Hand verlangt</translation>
    </message>
    <message>
        <source>at market in {wait_s:g} s</source>
        <translation>in {wait_s:g} s zum Markt</translation>
    </message>
    <message>
        <source>at the start</source>
        <translation>seit dem Start</translation>
    </message>
    <message>
        <source>best ask</source>
        <translation>bestem Ask</translation>
    </message>
    <message>
        <source>best bid</source>
        <translation>bestem Bid</translation>
    </message>
    <message>
        <source>by a program</source>
        <translation>von einem Programm</translation>
    </message>
    <message>
        <source>by a stop-out</source>
        <translation>durch einen Stop-out</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>von Hand</translation>
    </message>
    <message>
        <source>by hand in a terminal</source>
        <translation>von Hand in einem Terminal</translation>
    </message>
    <message>
        <source>by its stop loss</source>
        <translation>durch ihren Stop-Loss</translation>
    </message>
    <message>
        <source>by its take-profit</source>
        <translation>durch ihren Take-Profit</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>storniert</translation>
    </message>
    <message>
        <source>cancelled by hand</source>
        <translation>von Hand abgebrochen</translation>
    </message>
    <message>
        <source>choose among those that were found</source>
        <translation>unter den gefundenen wählen</translation>
    </message>
    <message>
        <source>clock</source>
        <translation>Uhr</translation>
    </message>
    <message>
        <source>closed, not read back yet</source>
        <translation>geschlossen, noch nicht zurückgelesen</translation>
    </message>
    <message>
        <source>closes can be sent and followed</source>
        <translation>Closes lassen sich senden und verfolgen</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>verbunden</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>verbindet</translation>
    </message>
    <message>
        <source>connecting to QFEX</source>
        <translation>verbindet mit QFEX</translation>
    </message>
    <message>
        <source>connecting to the MetaTrader 5 gateway</source>
        <translation>verbindet mit dem MetaTrader-5-Gateway</translation>
    </message>
    <message>
        <source>contest</source>
        <translation>Wettbewerb</translation>
    </message>
    <message>
        <source>contract</source>
        <translation>Kontrakt</translation>
    </message>
    <message>
        <source>cut down from {asked} to the {free} that are there</source>
        <translation>von {asked} auf die vorhandenen {free} gekürzt</translation>
    </message>
    <message>
        <source>cut down from {wanted} to the {free} that are free</source>
        <translation>von {wanted} auf die freien {free} gekürzt</translation>
    </message>
    <message>
        <source>demo</source>
        <translation>Demo</translation>
    </message>
    <message>
        <source>disabled</source>
        <translation>abgeschaltet</translation>
    </message>
    <message>
        <source>expected &quot;leave&quot;, &quot;re-post x1&quot; or &quot;market 3 x2&quot;, was {text!r}</source>
        <translation>erwartet war &quot;leave&quot;, &quot;re-post x1&quot; oder &quot;market 3 x2&quot;, gefunden {text!r}</translation>
    </message>
    <message>
        <source>expected &quot;off&quot; or &quot;{example}&quot;, was {text!r}</source>
        <translation>erwartet war &quot;off&quot; oder &quot;{example}&quot;, gefunden {text!r}</translation>
    </message>
    <message>
        <source>expected 0 of a flat one, was {quantity}</source>
        <translation>erwartet war 0 bei einer flachen, gefunden {quantity}</translation>
    </message>
    <message>
        <source>expected 0 to {most_s:g} seconds, was {given_s}</source>
        <translation>erwartet waren 0 bis {most_s:g} Sekunden, gefunden {given_s}</translation>
    </message>
    <message>
        <source>expected 1 to {most} tries, was {tries}</source>
        <translation>erwartet waren 1 bis {most} Versuche, gefunden {tries}</translation>
    </message>
    <message>
        <source>expected BUY or SELL, was {kind}</source>
        <translation>erwartet war BUY oder SELL, gefunden {kind}</translation>
    </message>
    <message>
        <source>expected Long, Short or Flat, was {market_position!r}</source>
        <translation>erwartet war Long, Short oder Flat, gefunden {market_position!r}</translation>
    </message>
    <message>
        <source>expected [[account]] tables</source>
        <translation>erwartet waren [[account]]-Tabellen</translation>
    </message>
    <message>
        <source>expected a date and time</source>
        <translation>erwartet waren Datum und Zeit</translation>
    </message>
    <message>
        <source>expected a deal of position {ticket}, found none</source>
        <translation>erwartet war ein Geschäft der Position {ticket}, gefunden keines</translation>
    </message>
    <message>
        <source>expected a finite number, was {value}</source>
        <translation>erwartet war eine endliche Zahl, gefunden {value}</translation>
    </message>
    <message>
        <source>expected a key or a list of keys</source>
        <translation>erwartet war eine Taste oder eine Liste von Tasten</translation>
    </message>
    <message>
        <source>expected a limit above zero, was {amount}</source>
        <translation>erwartet war eine Schwelle über null, gefunden {amount}</translation>
    </message>
    <message>
        <source>expected a list of accounts under the name “account”</source>
        <translation>erwartet war eine Liste von Konten unter dem Namen „account“</translation>
    </message>
    <message>
        <source>expected a list, was nothing</source>
        <translation>erwartet war eine Liste, gefunden nichts</translation>
    </message>
    <message>
        <source>expected a loss or a drawdown, was {text!r}</source>
        <translation>erwartet war ein Verlust (loss) oder Rückgang (drawdown), gefunden {text!r}</translation>
    </message>
    <message>
        <source>expected a name without spaces around it, was {name!r}</source>
        <translation>erwartet war ein Name ohne Leerzeichen davor oder danach, gefunden {name!r}</translation>
    </message>
    <message>
        <source>expected a number above zero, was {value}</source>
        <translation>erwartet war eine Zahl über null, gefunden {value}</translation>
    </message>
    <message>
        <source>expected a number from {fewest} to {most}, was {asked!r}</source>
        <translation>erwartet war eine Zahl von {fewest} bis {most}, gefunden {asked!r}</translation>
    </message>
    <message>
        <source>expected a size above zero, was {size}</source>
        <translation>erwartet war eine Größe über null, gefunden {size}</translation>
    </message>
    <message>
        <source>expected a size of zero or more</source>
        <translation>erwartet war eine Größe von null oder mehr</translation>
    </message>
    <message>
        <source>expected a size, was {exact}</source>
        <translation>erwartet war eine Größe, gefunden {exact}</translation>
    </message>
    <message>
        <source>expected a symbol and a size</source>
        <translation>erwartet waren Symbol und Größe</translation>
    </message>
    <message>
        <source>expected a terminal_instance_guid, found none</source>
        <translation>erwartet war eine terminal_instance_guid, gefunden keine</translation>
    </message>
    <message>
        <source>expected a ticket</source>
        <translation>erwartet war ein Ticket</translation>
    </message>
    <message>
        <source>expected once, was there twice</source>
        <translation>einmal erwartet, zweimal gefunden</translation>
    </message>
    <message>
        <source>expected a time like 17:00, was {text!r}</source>
        <translation>erwartet war eine Zeit wie 17:00, gefunden {text!r}</translation>
    </message>
    <message>
        <source>CoinW&apos;s book of {name} cannot be read: {error} A cap is measured from the mark price until the stream brings it.</source>
        <translation>CoinWs Orderbuch von {name} kann nicht gelesen werden: {error} Eine Grenze wird von der Mark aus gemessen, bis der Datenstrom es bringt.</translation>
    </message>
    <message>
        <source>CoinW, or the network in front of it, does not let this key or this address in. {open} Check the key, its list of addresses and any VPN.</source>
        <translation>CoinW, oder das Netz davor, lässt diesen Schlüssel oder diese Adresse nicht ein. {open} Den Schlüssel, seine Adressliste und ein etwaiges VPN prüfen.</translation>
    </message>
    <message>
        <source>CrossTrade lists the positions with a warning: {warning}.</source>
        <translation>CrossTrade führt die Positionen mit einer Warnung auf: {warning}.</translation>
    </message>
    <message>
        <source>Not all that became of an order in {symbol} could be read: perhaps a price or a fee is missing. {why}</source>
        <translation>Nicht alles, was aus einer Order in {symbol} wurde, war lesbar: vielleicht fehlt ein Preis oder eine Gebühr. {why}</translation>
    </message>
    <message>
        <source>QFEX counts executions that it does not list.</source>
        <translation>QFEX zählt Ausführungen, die es nicht auflistet.</translation>
    </message>
    <message>
        <source>QFEX counts rows that it does not list</source>
        <translation>QFEX zählt Zeilen, die es nicht auflistet</translation>
    </message>
    <message>
        <source>connecting to QFEX again; before: {why}</source>
        <translation>verbindet sich neu mit QFEX; vorher: {why}</translation>
    </message>
    <message>
        <source>expected a time zone like &quot;UTC&quot; or &quot;17:00 America/Chicago&quot;, was {text!r}</source>
        <translation>erwartet war eine Zeitzone wie &quot;UTC&quot; oder &quot;17:00 America/Chicago&quot;, gefunden {text!r}</translation>
    </message>
    <message>
        <source>expected a version number, was {version!r}</source>
        <translation>erwartet war eine Versionsnummer, gefunden {version!r}</translation>
    </message>
    <message>
        <source>expected a whole number</source>
        <translation>erwartet war eine ganze Zahl</translation>
    </message>
    <message>
        <source>expected accounts of version {known}, was {version!r}</source>
        <translation>erwartet waren Konten der Version {known}, gefunden {version!r}</translation>
    </message>
    <message>
        <source>expected an account currency, found none</source>
        <translation>erwartet war eine Kontowährung, gefunden keine</translation>
    </message>
    <message>
        <source>expected an address like {secure}://host</source>
        <translation>erwartet war eine Adresse wie {secure}://host</translation>
    </message>
    <message>
        <source>expected an address without a path, was {address}</source>
        <translation>erwartet war eine Adresse ohne Pfad, gefunden {address}</translation>
    </message>
    <message>
        <source>expected an environment out of {wanted}, was {environment!r}</source>
        <translation>erwartet war eine Umgebung aus {wanted}, gefunden {environment!r}</translation>
    </message>
    <message>
        <source>expected an order id and a quantity</source>
        <translation>erwartet waren eine Order-Kennung und eine Menge</translation>
    </message>
    <message>
        <source>expected at most {most} characters, were {count}</source>
        <translation>erwartet waren höchstens {most} Zeichen, gefunden {count}</translation>
    </message>
    <message>
        <source>expected data or an error, found neither</source>
        <translation>erwartet waren Daten oder ein Fehler, gefunden keines von beiden</translation>
    </message>
    <message>
        <source>expected host:port, was {address!r}</source>
        <translation>erwartet war host:port, gefunden {address!r}</translation>
    </message>
    <message>
        <source>expected its reply, found something unreadable</source>
        <translation>erwartet war die Antwort, gefunden etwas Unlesbares</translation>
    </message>
    <message>
        <source>expected long or short, was {direction!r}</source>
        <translation>erwartet war long oder short, gefunden {direction!r}</translation>
    </message>
    <message>
        <source>expected more than zero, was {read}</source>
        <translation>erwartet war mehr als null, gefunden {read}</translation>
    </message>
    <message>
        <source>expected more than zero, was {volume}</source>
        <translation>erwartet war mehr als null, gefunden {volume}</translation>
    </message>
    <message>
        <source>expected one of {names}, was {venue!r}</source>
        <translation>erwartet war einer von {names}, gefunden {venue!r}</translation>
    </message>
    <message>
        <source>expected printable characters, was {name!r}</source>
        <translation>erwartet waren druckbare Zeichen, gefunden {name!r}</translation>
    </message>
    <message>
        <source>expected the UUID of a sub-account, or nothing</source>
        <translation>erwartet war die UUID eines Unterkontos oder nichts</translation>
    </message>
    <message>
        <source>expected the name of a NinjaTrader account</source>
        <translation>erwartet war der Name eines NinjaTrader-Kontos</translation>
    </message>
    <message>
        <source>expected the number of the trading account, was {text!r}</source>
        <translation>erwartet war die Nummer des Handelskontos, gefunden {text!r}</translation>
    </message>
    <message>
        <source>expected zero or more, was {read}</source>
        <translation>erwartet war null oder mehr, gefunden {read}</translation>
    </message>
    <message>
        <source>expected {asked} at most, was {left}</source>
        <translation>erwartet waren höchstens {asked}, gefunden {left}</translation>
    </message>
    <message>
        <source>expected {key} to be a table, was {value!r}</source>
        <translation>erwartet war {key} als Tabelle, gefunden {value!r}</translation>
    </message>
    <message>
        <source>expected {name}, found it not</source>
        <translation>erwartet war {name}, es fehlte</translation>
    </message>
    <message>
        <source>expected {secure}://host, was {scheme}://…</source>
        <translation>erwartet war {secure}://host, gefunden {scheme}://…</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>abgelaufen</translation>
    </message>
    <message>
        <source>from API Management, with the Futures permission</source>
        <translation>aus dem API Management, mit dem Futures-Recht</translation>
    </message>
    <message>
        <source>from the mobile app</source>
        <translation>aus der Handy-App</translation>
    </message>
    <message>
        <source>from the web terminal</source>
        <translation>aus dem Web-Terminal</translation>
    </message>
    <message>
        <source>held at the venue until {releases_at}</source>
        <translation>beim Handelsplatz gehalten bis {releases_at}</translation>
    </message>
    <message>
        <source>hotkeys: {action}</source>
        <translation>Tasten: {action}</translation>
    </message>
    <message>
        <source>hotkeys: {key}</source>
        <translation>Tasten: {key}</translation>
    </message>
    <message>
        <source>hours</source>
        <translation>Handelszeiten</translation>
    </message>
    <message>
        <source>in doubt</source>
        <translation>im Zweifel</translation>
    </message>
    <message>
        <source>in doubt, given up</source>
        <translation>im Zweifel, aufgegeben</translation>
    </message>
    <message>
        <source>it asks us to try again later</source>
        <translation>er bittet um einen späteren Versuch</translation>
    </message>
    <message>
        <source>it could not read our message</source>
        <translation>unsere Nachricht war nicht lesbar</translation>
    </message>
    <message>
        <source>it ended the session</source>
        <translation>er beendete die Sitzung</translation>
    </message>
    <message>
        <source>it found a stop-loss price invalid, though none was sent</source>
        <translation>ein Stop-Loss-Preis wurde ungültig genannt, obwohl keiner gesendet wurde</translation>
    </message>
    <message>
        <source>it found a take-profit price invalid, though none was sent</source>
        <translation>ein Take-Profit-Preis wurde ungültig genannt, obwohl keiner gesendet wurde</translation>
    </message>
    <message>
        <source>it found a value out of range</source>
        <translation>ein Wert lag außerhalb des Bereichs</translation>
    </message>
    <message>
        <source>it found the order invalid</source>
        <translation>die Order wurde ungültig genannt</translation>
    </message>
    <message>
        <source>it found the price invalid</source>
        <translation>der Preis wurde ungültig genannt</translation>
    </message>
    <message>
        <source>it gave no known reason</source>
        <translation>ohne bekannten Grund</translation>
    </message>
    <message>
        <source>it gave no reason; perhaps nothing is open any more</source>
        <translation>ohne Grund; vielleicht ist nichts mehr offen</translation>
    </message>
    <message>
        <source>it had an internal error</source>
        <translation>er hatte einen inneren Fehler</translation>
    </message>
    <message>
        <source>it had no cap that could be re-posted</source>
        <translation>er hatte keine Grenze, an der er neu gestellt werden könnte</translation>
    </message>
    <message>
        <source>it holds characters that no key has</source>
        <translation>er enthält Zeichen, die kein Schlüssel hat</translation>
    </message>
    <message>
        <source>it is empty or holds characters that no CoinW key has</source>
        <translation>er ist leer oder enthält Zeichen, die kein CoinW-Schlüssel hat</translation>
    </message>
    <message>
        <source>it is empty or holds characters that no CrossTrade token has</source>
        <translation>es ist leer oder enthält Zeichen, die kein CrossTrade-Token hat</translation>
    </message>
    <message>
        <source>it is empty or holds characters that no QFEX key has</source>
        <translation>er ist leer oder enthält Zeichen, die kein QFEX-Schlüssel hat</translation>
    </message>
    <message>
        <source>it is empty or holds characters that no key has</source>
        <translation>er ist leer oder enthält Zeichen, die kein Schlüssel hat</translation>
    </message>
    <message>
        <source>it is going away, perhaps to restart</source>
        <translation>er geht fort, vielleicht zum Neustart</translation>
    </message>
    <message>
        <source>it is neither TOML nor JSON ({error})</source>
        <translation>es ist weder TOML noch JSON ({error})</translation>
    </message>
    <message>
        <source>it is no longer there</source>
        <translation>es ist nicht mehr da</translation>
    </message>
    <message>
        <source>it is of version {version}</source>
        <translation>sie hat Version {version}</translation>
    </message>
    <message>
        <source>it is of version {version}, from a newer Unwind; this one reads {known}</source>
        <translation>sie hat Version {version}, von einem neueren Unwind; dieses liest {known}</translation>
    </message>
    <message>
        <source>it is removed</source>
        <translation>er ist entfernt</translation>
    </message>
    <message>
        <source>it is restarting</source>
        <translation>er startet neu</translation>
    </message>
    <message>
        <source>it refused us by its policy</source>
        <translation>er lehnt uns nach seinen Regeln ab</translation>
    </message>
    <message>
        <source>it saw a protocol error</source>
        <translation>er sah einen Protokollfehler</translation>
    </message>
    <message>
        <source>it takes two steps, of which the second may fail; not offered here.</source>
        <translation>es braucht zwei Schritte, von denen der zweite scheitern kann; hier nicht angeboten.</translation>
    </message>
    <message>
        <source>it would have traded with your own resting order; cancel that first</source>
        <translation>sie hätte gegen eine eigene liegende Order gehandelt; diese erst stornieren</translation>
    </message>
    <message>
        <source>it would pass the largest position allowed</source>
        <translation>sie überschritte die größte erlaubte Position</translation>
    </message>
    <message>
        <source>it would pass the largest value allowed</source>
        <translation>sie überschritte den größten erlaubten Wert</translation>
    </message>
    <message>
        <source>its broker</source>
        <translation>seinem Broker</translation>
    </message>
    <message>
        <source>its next page is itself</source>
        <translation>ihre nächste Seite ist sie selbst</translation>
    </message>
    <message>
        <source>its price is above the largest allowed</source>
        <translation>der Preis liegt über dem größten erlaubten</translation>
    </message>
    <message>
        <source>its price is above the venue&apos;s band</source>
        <translation>der Preis liegt über dem Preisband des Handelsplatzes</translation>
    </message>
    <message>
        <source>its price is below the smallest allowed</source>
        <translation>der Preis liegt unter dem kleinsten erlaubten</translation>
    </message>
    <message>
        <source>its price is below the venue&apos;s band</source>
        <translation>der Preis liegt unter dem Preisband des Handelsplatzes</translation>
    </message>
    <message>
        <source>its price is not on the tick grid</source>
        <translation>der Preis liegt nicht auf dem Tickraster</translation>
    </message>
    <message>
        <source>its quantity is above the largest; close it in parts</source>
        <translation>die Menge liegt über der größten erlaubten; in Teilen schließen</translation>
    </message>
    <message>
        <source>its quantity is below the smallest allowed; close it whole</source>
        <translation>die Menge liegt unter der kleinsten erlaubten; ganz schließen</translation>
    </message>
    <message>
        <source>its quantity is not on the lot grid</source>
        <translation>die Menge liegt nicht auf dem Lotraster</translation>
    </message>
    <message>
        <source>its stream is not open yet</source>
        <translation>sein Datenstrom ist noch nicht offen</translation>
    </message>
    <message>
        <source>its value is below the smallest allowed; close more</source>
        <translation>der Wert liegt unter dem kleinsten erlaubten; mehr schließen</translation>
    </message>
    <message>
        <source>leaves {left}, below the smallest order; only a whole close takes that</source>
        <translation>lässt {left} übrig, unter der kleinsten Order; das nimmt nur ein ganzer Close</translation>
    </message>
    <message>
        <source>link not told</source>
        <translation>Verbindung nicht genannt</translation>
    </message>
    <message>
        <source>live</source>
        <translation>echt</translation>
    </message>
    <message>
        <source>locked to read-only</source>
        <translation>auf Nur-Lesen gesperrt</translation>
    </message>
    <message>
        <source>lot</source>
        <translation>Lot</translation>
    </message>
    <message>
        <source>made in the web app under Account &gt; API keys</source>
        <translation>in der Web-App unter Account &gt; API keys erstellt</translation>
    </message>
    <message>
        <source>mark price</source>
        <translation>Mark</translation>
    </message>
    <message>
        <source>market, capped or limit</source>
        <translation>market, capped oder limit</translation>
    </message>
    <message>
        <source>market-hours</source>
        <translation>Handelszeiten</translation>
    </message>
    <message>
        <source>missing, and something is held</source>
        <translation>fehlt, und doch ist etwas im Bestand</translation>
    </message>
    <message>
        <source>missing, in an open position</source>
        <translation>fehlt in einer offenen Position</translation>
    </message>
    <message>
        <source>more than {most_pages} pages</source>
        <translation>mehr als {most_pages} Seiten</translation>
    </message>
    <message>
        <source>names that cannot be read</source>
        <translation>Namen, die nicht lesbar sind</translation>
    </message>
    <message>
        <source>no (more) takers within its price; the rest was cancelled at once</source>
        <translation>keine (weiteren) Gegenorders innerhalb des Preises; der Rest wurde sofort storniert</translation>
    </message>
    <message>
        <source>no answer in time</source>
        <translation>keine rechtzeitige Antwort</translation>
    </message>
    <message>
        <source>no answer in {seconds:g} s</source>
        <translation>keine Antwort nach {seconds:g} s</translation>
    </message>
    <message>
        <source>no answer within {timeout_s:g} s</source>
        <translation>keine Antwort innerhalb von {timeout_s:g} s</translation>
    </message>
    <message>
        <source>no code</source>
        <translation>kein Code</translation>
    </message>
    <message>
        <source>no longer at the venue; the position shows no further fill</source>
        <translation>nicht mehr beim Handelsplatz; die Position zeigt keine weitere Ausführung</translation>
    </message>
    <message>
        <source>no permission to write there</source>
        <translation>kein Recht, dort zu schreiben</translation>
    </message>
    <message>
        <source>no position was closed</source>
        <translation>keine Position wurde geschlossen</translation>
    </message>
    <message>
        <source>no reason given</source>
        <translation>kein Grund genannt</translation>
    </message>
    <message>
        <source>no such action</source>
        <translation>keine solche Aktion</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keines</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>noch keines</translation>
    </message>
    <message>
        <source>not CoinW&apos;s envelope ({error})</source>
        <translation>nicht das Format von CoinW ({error})</translation>
    </message>
    <message>
        <source>not an object</source>
        <translation>kein Objekt</translation>
    </message>
    <message>
        <source>not connected</source>
        <translation>nicht verbunden</translation>
    </message>
    <message>
        <source>not connected ({broker})</source>
        <translation>nicht verbunden ({broker})</translation>
    </message>
    <message>
        <source>not let in</source>
        <translation>nicht eingelassen</translation>
    </message>
    <message>
        <source>not open: {why}</source>
        <translation>nicht offen: {why}</translation>
    </message>
    <message>
        <source>not sent</source>
        <translation>nicht gesendet</translation>
    </message>
    <message>
        <source>not sent yet</source>
        <translation>noch nicht gesendet</translation>
    </message>
    <message>
        <source>not started</source>
        <translation>nicht gestartet</translation>
    </message>
    <message>
        <source>not told</source>
        <translation>nicht genannt</translation>
    </message>
    <message>
        <source>not yet tried</source>
        <translation>noch nicht versucht</translation>
    </message>
    <message>
        <source>of unknown kind</source>
        <translation>unbekannter Art</translation>
    </message>
    <message>
        <source>of your MetaRPC account; empty if you have none</source>
        <translation>des MetaRPC-Kontos; leer, wenn es keines gibt</translation>
    </message>
    <message>
        <source>on the My Account page of app.crosstrade.io; it is also the key of your webhooks, can place trades, and only CrossTrade&apos;s support can replace it</source>
        <translation>auf der Seite My Account von app.crosstrade.io; es ist auch der Schlüssel der Webhooks, kann handeln, und nur der Support von CrossTrade kann es ersetzen</translation>
    </message>
    <message>
        <source>one position is listed twice, with different contents</source>
        <translation>eine Position steht zweimal in der Liste, mit verschiedenem Inhalt</translation>
    </message>
    <message>
        <source>only behind a company proxy: a file with the certificates to trust</source>
        <translation>nur hinter einem Firmen-Proxy: eine Datei mit den vertrauenswürdigen Zertifikaten</translation>
    </message>
    <message>
        <source>only {there} of {quantity} {symbol} stand in the book within the cap</source>
        <translation>nur {there} von {quantity} {symbol} stehen innerhalb der Grenze im Orderbuch</translation>
    </message>
    <message>
        <source>orders</source>
        <translation>Orders</translation>
    </message>
    <message>
        <source>orders can be sent and their fate is heard</source>
        <translation>Orders lassen sich senden, und ihr Verbleib wird gemeldet</translation>
    </message>
    <message>
        <source>others, whose names could not be read</source>
        <translation>andere, deren Namen nicht zu lesen waren</translation>
    </message>
    <message>
        <source>otherwise ({reason})</source>
        <translation>anders ({reason})</translation>
    </message>
    <message>
        <source>part was filled within its price; the rest was cancelled at once</source>
        <translation>ein Teil wurde innerhalb des Preises ausgeführt; der Rest wurde sofort storniert</translation>
    </message>
    <message>
        <source>partly closed</source>
        <translation>teilweise geschlossen</translation>
    </message>
    <message>
        <source>prices</source>
        <translation>Preise</translation>
    </message>
    <message>
        <source>profits</source>
        <translation>Gewinne</translation>
    </message>
    <message>
        <source>qfex_pub_…, from Developer Settings in the web app</source>
        <translation>qfex_pub_…, aus den Developer Settings der Web-App</translation>
    </message>
    <message>
        <source>qfex_secret_…, shown once when made</source>
        <translation>qfex_secret_…, einmal gezeigt, beim Erstellen</translation>
    </message>
    <message>
        <source>quotes</source>
        <translation>Quotes</translation>
    </message>
    <message>
        <source>raised to the smallest step, {step}</source>
        <translation>auf den kleinsten Schritt angehoben, {step}</translation>
    </message>
    <message>
        <source>read-only, {words}</source>
        <translation>nur lesend, {words}</translation>
    </message>
    <message>
        <source>real money</source>
        <translation>echtes Geld</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>rounded down from {wanted} to {floored}</source>
        <translation>von {wanted} auf {floored} abgerundet</translation>
    </message>
    <message>
        <source>sending failed inside this program: {outcome}</source>
        <translation>das Senden scheiterte innerhalb dieses Programms: {outcome}</translation>
    </message>
    <message>
        <source>sent, not answered yet</source>
        <translation>gesendet, noch nicht beantwortet</translation>
    </message>
    <message>
        <source>share</source>
        <translation>Stück</translation>
    </message>
    <message>
        <source>shown once when the key is made</source>
        <translation>einmal gezeigt, beim Erstellen des Schlüssels</translation>
    </message>
    <message>
        <source>simulated</source>
        <translation>simuliert</translation>
    </message>
    <message>
        <source>something that is not an HTTP answer ({error})</source>
        <translation>etwas, das keine HTTP-Antwort ist ({error})</translation>
    </message>
    <message>
        <source>something that is not its own format</source>
        <translation>etwas, das nicht sein eigenes Format hat</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>stopped by the trader</source>
        <translation>von Hand angehalten</translation>
    </message>
    <message>
        <source>the account is being liquidated</source>
        <translation>das Konto wird zwangsweise aufgelöst</translation>
    </message>
    <message>
        <source>the account must finish its identity check on the QFEX web site</source>
        <translation>das Konto muss die Identitätsprüfung auf der QFEX-Website abschließen</translation>
    </message>
    <message>
        <source>the account {name!r} is there twice</source>
        <translation>das Konto {name!r} steht zweimal da</translation>
    </message>
    <message>
        <source>the answer holds no list</source>
        <translation>die Antwort enthält keine Liste</translation>
    </message>
    <message>
        <source>the broker&apos;s server name, as in the terminal&apos;s login window, or its host:port</source>
        <translation>der Servername des Brokers, wie im Anmeldefenster des Terminals, oder host:port</translation>
    </message>
    <message>
        <source>the clock jumped meanwhile</source>
        <translation>die Uhr sprang inzwischen</translation>
    </message>
    <message>
        <source>the connection ended before the answer was whole</source>
        <translation>die Verbindung endete, bevor die Antwort vollständig war</translation>
    </message>
    <message>
        <source>the connection was ended here</source>
        <translation>die Verbindung wurde hier beendet</translation>
    </message>
    <message>
        <source>the connection was lost</source>
        <translation>die Verbindung ging verloren</translation>
    </message>
    <message>
        <source>the file cannot be read: {error}</source>
        <translation>die Datei ist nicht lesbar: {error}</translation>
    </message>
    <message>
        <source>the gateway does not accept it ({words}).</source>
        <translation>das Gateway nimmt ihn nicht an ({words}).</translation>
    </message>
    <message>
        <source>the gateway does not let it in: {words} ({code}). Check login, password and server.</source>
        <translation>das Gateway lässt ihn nicht ein: {words} ({code}). Login, Passwort und Server prüfen.</translation>
    </message>
    <message>
        <source>the gateway does not offer it ({words})</source>
        <translation>das Gateway bietet es nicht an ({words})</translation>
    </message>
    <message>
        <source>the gateway shows account {login} instead of {wanted}.</source>
        <translation>das Gateway zeigt Konto {login} statt {wanted}.</translation>
    </message>
    <message>
        <source>the journal cannot be used</source>
        <translation>das Journal ist nicht zu benutzen</translation>
    </message>
    <message>
        <source>the line broke without a goodbye</source>
        <translation>die Leitung brach ohne Abschied ab</translation>
    </message>
    <message>
        <source>the list changed each time while its pages were read</source>
        <translation>die Liste änderte sich jedes Mal, während ihre Seiten gelesen wurden</translation>
    </message>
    <message>
        <source>the list of open orders could not be read</source>
        <translation>die Liste der offenen Orders war nicht zu lesen</translation>
    </message>
    <message>
        <source>the margin check failed</source>
        <translation>die Margin-Prüfung schlug fehl</translation>
    </message>
    <message>
        <source>the market is closed; try again when it opens</source>
        <translation>der Markt ist geschlossen; erneut versuchen, wenn er öffnet</translation>
    </message>
    <message>
        <source>the market opens</source>
        <translation>der Markt öffnet</translation>
    </message>
    <message>
        <source>the market&apos;s open interest is at its limit</source>
        <translation>das Open Interest des Marktes ist an seiner Grenze</translation>
    </message>
    <message>
        <source>the master password; the investor password cannot trade</source>
        <translation>das Master-Passwort; das Investor-Passwort kann nicht handeln</translation>
    </message>
    <message>
        <source>the name {name!r} is taken; choose another.</source>
        <translation>der Name {name!r} ist vergeben; einen anderen wählen.</translation>
    </message>
    <message>
        <source>the number of the trading account</source>
        <translation>die Nummer des Handelskontos</translation>
    </message>
    <message>
        <source>the orders could not be read</source>
        <translation>die Orders waren nicht zu lesen</translation>
    </message>
    <message>
        <source>the panel stopped before its fate was known</source>
        <translation>das Programm endete, bevor sein Verbleib bekannt war</translation>
    </message>
    <message>
        <source>the panel stopped before the venue answered</source>
        <translation>das Programm endete, bevor der Handelsplatz antwortete</translation>
    </message>
    <message>
        <source>the position was pressed again</source>
        <translation>die Position wurde noch einmal gedrückt</translation>
    </message>
    <message>
        <source>the reply could not be read: {error}</source>
        <translation>die Antwort war nicht lesbar: {error}</translation>
    </message>
    <message>
        <source>the result since {day} is {amount} {currency}, the limit is -{loss}</source>
        <translation>das Ergebnis seit {day} ist {amount} {currency}, die Schwelle ist -{loss}</translation>
    </message>
    <message>
        <source>the session ended</source>
        <translation>die Sitzung endete</translation>
    </message>
    <message>
        <source>the system&apos;s keyring did not answer ({kind}: {error}). The account stays closed and nothing was sent. Unlock the keyring and try again.</source>
        <translation>der Schlüsselbund des Systems antwortete nicht ({kind}: {error}). Das Konto bleibt geschlossen, und nichts wurde gesendet. Den Schlüsselbund entsperren und erneut versuchen.</translation>
    </message>
    <message>
        <source>the system&apos;s keyring did not answer within {timeout_s:g} s, perhaps because it waits for its password. The account stays closed. Unlock the keyring and try again.</source>
        <translation>der Schlüsselbund des Systems antwortete nicht innerhalb von {timeout_s:g} s, vielleicht weil er auf sein Passwort wartet. Das Konto bleibt geschlossen. Den Schlüsselbund entsperren und erneut versuchen.</translation>
    </message>
    <message>
        <source>the take-profit is not set any more</source>
        <translation>der Take-Profit ist nicht mehr gesetzt</translation>
    </message>
    <message>
        <source>the take-profit {level} is still set</source>
        <translation>der Take-Profit {level} ist noch gesetzt</translation>
    </message>
    <message>
        <source>the take-profit {old} is back</source>
        <translation>der Take-Profit {old} ist wieder da</translation>
    </message>
    <message>
        <source>the terms must be accepted on the QFEX web site first</source>
        <translation>erst müssen auf der QFEX-Website die Bedingungen angenommen werden</translation>
    </message>
    <message>
        <source>the venue ended the session</source>
        <translation>der Handelsplatz beendete die Sitzung</translation>
    </message>
    <message>
        <source>the venue has no trace of it and the position is unchanged</source>
        <translation>der Handelsplatz hat keine Spur davon, und die Position ist unverändert</translation>
    </message>
    <message>
        <source>the venue is missing</source>
        <translation>der Handelsplatz fehlt</translation>
    </message>
    <message>
        <source>the venue made its order smaller than asked, and all of that is filled</source>
        <translation>der Handelsplatz machte seine Order kleiner als verlangt, und sie ist ganz ausgeführt</translation>
    </message>
    <message>
        <source>the venue&apos;s open interest is at its limit</source>
        <translation>das Open Interest des Handelsplatzes ist an seiner Grenze</translation>
    </message>
    <message>
        <source>there is none named {name!r}. Accounts here: {known}.</source>
        <translation>keines heißt {name!r}. Konten hier: {known}.</translation>
    </message>
    <message>
        <source>this is a real-money account, but it was set up as {environment}. Set it up as live.</source>
        <translation>dies ist ein Echtgeldkonto, wurde aber als {environment} eingerichtet. Als „live“ einrichten.</translation>
    </message>
    <message>
        <source>this key may not do that; give it the right to execute orders</source>
        <translation>dieser Schlüssel darf das nicht; ihm das Recht geben, Orders auszuführen</translation>
    </message>
    <message>
        <source>this key may not see any account</source>
        <translation>dieser Schlüssel darf kein Konto sehen</translation>
    </message>
    <message>
        <source>this key may not see the positions of account {account}; name the accounts to show without it</source>
        <translation>dieser Schlüssel darf die Positionen von Konto {account} nicht sehen; die zu zeigenden Konten ohne dieses nennen</translation>
    </message>
    <message>
        <source>this key may not trade; give it the right to execute orders</source>
        <translation>dieser Schlüssel darf nicht handeln; ihm das Recht geben, Orders auszuführen</translation>
    </message>
    <message>
        <source>this machine does not know the time zone {name!r}; UTC always works</source>
        <translation>dieser Rechner kennt die Zeitzone {name!r} nicht; UTC geht immer</translation>
    </message>
    <message>
        <source>this market does not take its time in force; close it whole</source>
        <translation>dieser Markt nimmt diese Gültigkeit nicht; ganz schließen</translation>
    </message>
    <message>
        <source>this market does not take this kind of order; close it whole</source>
        <translation>dieser Markt nimmt diese Art Order nicht; ganz schließen</translation>
    </message>
    <message>
        <source>this system has no keyring that keeps secrets, so {key} was stored nowhere. Set the environment variable {variable} at each start.</source>
        <translation>dieses System hat keinen Schlüsselbund, der Geheimnisse bewahrt, darum wurde {key} nirgends gespeichert. Bei jedem Start die Umgebungsvariable {variable} setzen.</translation>
    </message>
    <message>
        <source>too many messages in a short time; wait a moment and press again</source>
        <translation>zu viele Nachrichten in kurzer Zeit; einen Augenblick warten, dann noch einmal drücken</translation>
    </message>
    <message>
        <source>too many open orders; cancel some first</source>
        <translation>zu viele offene Orders; erst einige stornieren</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true oder false</translation>
    </message>
    <message>
        <source>two owners, {first} and {second}; neither would fire</source>
        <translation>zwei Besitzer, {first} und {second}; keiner würde wirken</translation>
    </message>
    <message>
        <source>two rows of {instrument} contradict each other</source>
        <translation>zwei Zeilen von {instrument} widersprechen sich</translation>
    </message>
    <message>
        <source>unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>unlocked</source>
        <translation>entsperrt</translation>
    </message>
    <message>
        <source>what the cap did not fill is taken back</source>
        <translation>was die Grenze nicht ausführte, wird zurückgenommen</translation>
    </message>
    <message>
        <source>what your CrossTrade plan allows: 180 unless yours is still 60</source>
        <translation>was der CrossTrade-Tarif erlaubt: 180, falls er nicht noch 60 hat</translation>
    </message>
    <message>
        <source>without a name</source>
        <translation>ohne Namen</translation>
    </message>
    <message>
        <source>working orders of {symbols} in 1 account</source>
        <translation>offene Orders in {symbols}, 1 Konto</translation>
    </message>
    <message>
        <source>working orders of {symbols} in {accounts} accounts</source>
        <translation>offene Orders in {symbols}, {accounts} Konten</translation>
    </message>
    <message>
        <source>{account} could not be asked about the close of {symbol} ({error}).</source>
        <translation>{account} war nach dem Close von {symbol} nicht zu befragen ({error}).</translation>
    </message>
    <message>
        <source>{account} did not answer within {timeout_s:g} s{said}. Its positions are not known; that does not mean that it is flat.</source>
        <translation>{account} antwortete nicht innerhalb von {timeout_s:g} s{said}. Die Positionen sind nicht bekannt; das heißt nicht, dass es flat ist.</translation>
    </message>
    <message>
        <source>{account} filled {filled} {symbol}, more than the {quantity} asked for. The position may have flipped.</source>
        <translation>{account} hat {filled} {symbol} ausgeführt, mehr als die verlangten {quantity}. Die Position kann sich gedreht haben.</translation>
    </message>
    <message>
        <source>{account} is not among the accounts of this profile.</source>
        <translation>{account} gehört nicht zu den Konten dieses Profils.</translation>
    </message>
    <message>
        <source>{account} is not connected to QFEX. Nothing was sent.</source>
        <translation>{account} ist nicht mit QFEX verbunden. Nichts wurde gesendet.</translation>
    </message>
    <message>
        <source>{account} is not connected. Nothing was sent.</source>
        <translation>{account} ist nicht verbunden. Nichts wurde gesendet.</translation>
    </message>
    <message>
        <source>{account} refused to close {symbol}: {reason}</source>
        <translation>{account} lehnte es ab, {symbol} zu schließen: {reason}</translation>
    </message>
    <message>
        <source>{account} reported something that does not fit the close of {symbol} ({error}). It was kept in the journal.</source>
        <translation>{account} meldete etwas, das nicht zum Close von {symbol} passt ({error}). Es steht im Journal.</translation>
    </message>
    <message>
        <source>{account} was not let in: {error}.</source>
        <translation>{account} wurde nicht eingelassen: {error}.</translation>
    </message>
    <message>
        <source>{account}: 1 working order cancelled.</source>
        <translation>{account}: 1 offene Order storniert.</translation>
    </message>
    <message>
        <source>{account}: {count} working orders cancelled.</source>
        <translation>{account}: {count} offene Orders storniert.</translation>
    </message>
    <message>
        <source>{below} {currency} below the day&apos;s peak of {peak} since {day}, the limit is {drawdown}</source>
        <translation>{below} {currency} unter dem Tageshoch von {peak} seit {day}, die Schwelle ist {drawdown}</translation>
    </message>
    <message>
        <source>{ca_file} cannot be read ({strerror})</source>
        <translation>{ca_file} ist nicht lesbar ({strerror})</translation>
    </message>
    <message>
        <source>{call} could not be asked ({error}).</source>
        <translation>{call} war nicht zu fragen ({error}).</translation>
    </message>
    <message>
        <source>{call} failed ({code}: {words}).</source>
        <translation>{call} ist gescheitert ({code}: {words}).</translation>
    </message>
    <message>
        <source>{call} was refused: {words} ({code}).</source>
        <translation>{call} wurde abgelehnt: {words} ({code}).</translation>
    </message>
    <message>
        <source>{claimed} of {quantity} {symbol} are being closed already; {free} are free. Nothing was sent. Close the rest, or cancel the other close first.</source>
        <translation>{claimed} von {quantity} {symbol} werden schon geschlossen; {free} sind frei. Nichts wurde gesendet. Den Rest schließen oder erst den anderen Close stornieren.</translation>
    </message>
    <message>
        <source>{claimed} of {size} {symbol} are being closed already. Nothing was sent. Wait for that close, or cancel it.</source>
        <translation>{claimed} von {size} {symbol} werden schon geschlossen. Nichts wurde gesendet. Auf diesen Close warten oder ihn stornieren.</translation>
    </message>
    <message>
        <source>{currency} is limited twice</source>
        <translation>{currency} ist zweimal begrenzt</translation>
    </message>
    <message>
        <source>{done} of {all} done</source>
        <translation>{done} von {all} fertig</translation>
    </message>
    <message>
        <source>{file}: {setting} is ignored: expected {wanted}, was {value!r}. The default applies.</source>
        <translation>{file}: {setting} wird übergangen: erwartet war {wanted}, gefunden {value!r}. Die Vorgabe gilt.</translation>
    </message>
    <message>
        <source>{filled} closed at {account}; the rest goes {how} (step {number} of {of}).</source>
        <translation>{filled} bei {account} geschlossen; der Rest geht {how} (Schritt {number} von {of}).</translation>
    </message>
    <message>
        <source>{filled} closed at {account}; the rest is left open: {why}.</source>
        <translation>{filled} bei {account} geschlossen; der Rest bleibt offen: {why}.</translation>
    </message>
    <message>
        <source>{filled} of {quantity} {symbol}</source>
        <translation>{filled} von {quantity} {symbol}</translation>
    </message>
    <message>
        <source>{flat} in {took_s:.2f} s</source>
        <translation>{flat} in {took_s:.2f} s</translation>
    </message>
    <message>
        <source>{flat} of {all} flat</source>
        <translation>{flat} von {all} flat</translation>
    </message>
    <message>
        <source>{floored} {unit} is above the largest order of {maximum}. Nothing was sent. Close it in parts.</source>
        <translation>{floored} {unit} liegt über der größten Order von {maximum}. Nichts wurde gesendet. In Teilen schließen.</translation>
    </message>
    <message>
        <source>{folder} is in use by another panel, process {holder}. This one sent nothing. Use that panel or close it, or give another folder with --profile.</source>
        <translation>{folder} wird von einem anderen Fenster benutzt, Prozess {holder}. Dieses hat nichts gesendet. Jenes benutzen oder schließen, oder mit --profile einen anderen Ordner angeben.</translation>
    </message>
    <message>
        <source>{found} sub-accounts beside the primary account.</source>
        <translation>{found} Unterkonten neben dem Hauptkonto.</translation>
    </message>
    <message>
        <source>{free} USDT are free.</source>
        <translation>{free} USDT sind frei.</translation>
    </message>
    <message>
        <source>{held} of {quantity} {symbol} are tied up in working orders. Nothing was sent. Cancel those orders too, or close the free {closable}.</source>
        <translation>{held} von {quantity} {symbol} sind in offenen Orders gebunden. Nichts wurde gesendet. Auch diese Orders stornieren oder die freien {closable} schließen.</translation>
    </message>
    <message>
        <source>{held} open positions.</source>
        <translation>{held} offene Positionen.</translation>
    </message>
    <message>
        <source>{host} answered with HTTP {status} instead of opening a websocket.</source>
        <translation>{host} antwortete mit HTTP {status}, statt einen Websocket zu öffnen.</translation>
    </message>
    <message>
        <source>{host} closed the connection ({code}: {words}).</source>
        <translation>{host} hat die Verbindung geschlossen ({code}: {words}).</translation>
    </message>
    <message>
        <source>{host} closed the connection after our request was written and before its answer was whole{why}. {next}</source>
        <translation>{host} schloss die Verbindung, nachdem unsere Anfrage geschrieben und bevor die Antwort vollständig war{why}. {next}</translation>
    </message>
    <message>
        <source>{host} did not answer in time.</source>
        <translation>{host} antwortete nicht rechtzeitig.</translation>
    </message>
    <message>
        <source>{host} did not answer within {deadline_s:g} s of being asked. {next}</source>
        <translation>{host} antwortete nicht innerhalb von {deadline_s:g} s. {next}</translation>
    </message>
    <message>
        <source>{host} did not prove who it is ({why}). No login was tried.</source>
        <translation>{host} hat sich nicht ausgewiesen ({why}). Keine Anmeldung wurde versucht.</translation>
    </message>
    <message>
        <source>{host} did not prove who it is ({why}). Nothing was sent.</source>
        <translation>{host} hat sich nicht ausgewiesen ({why}). Nichts wurde gesendet.</translation>
    </message>
    <message>
        <source>{host} does not speak websocket here: {error}.</source>
        <translation>{host} spricht hier keinen Websocket: {error}.</translation>
    </message>
    <message>
        <source>{host} sent {error} to our request. {next}</source>
        <translation>{host} sandte auf unsere Anfrage {error}. {next}</translation>
    </message>
    <message>
        <source>{host} took no connection within {timeout_s:g} s. Nothing was sent.</source>
        <translation>{host} nahm innerhalb von {timeout_s:g} s keine Verbindung an. Nichts wurde gesendet.</translation>
    </message>
    <message>
        <source>{host} went silent: it no longer answers pings.</source>
        <translation>{host} ist verstummt: es antwortet nicht mehr auf Pings.</translation>
    </message>
    <message>
        <source>{how} It rests until filled.</source>
        <translation>{how} Sie liegt, bis sie ausgeführt wird.</translation>
    </message>
    <message>
        <source>{how} Placed at the worst price; the rest is cancelled after 2 s.</source>
        <translation>{how} Zum schlechtesten Preis gestellt; der Rest wird nach 2 s storniert.</translation>
    </message>
    <message>
        <source>{instrument} in {account} is closed, and {count} order(s) still work there: filled, they would open a new position. Cancel them in NinjaTrader.</source>
        <translation>{instrument} in {account} ist geschlossen, aber Orders liegen dort noch ({count}): ausgeführt würden sie eine neue Position eröffnen. Sie in NinjaTrader stornieren.</translation>
    </message>
    <message>
        <source>{key} did not answer a read of its positions within {patience_s:g} s.</source>
        <translation>{key} hat ein Lesen seiner Positionen nicht innerhalb von {patience_s:g} s beantwortet.</translation>
    </message>
    <message>
        <source>{key} is locked to read-only. Nothing was sent.</source>
        <translation>{key} ist auf Nur-Lesen gesperrt. Nichts wurde gesendet.</translation>
    </message>
    <message>
        <source>{key} is locked to read-only. Nothing was sent. Unlock it.</source>
        <translation>{key} ist auf Nur-Lesen gesperrt. Nichts wurde gesendet. Entsperren.</translation>
    </message>
    <message>
        <source>{key} is not connected ({why}). Nothing was sent.</source>
        <translation>{key} ist nicht verbunden ({why}). Nichts wurde gesendet.</translation>
    </message>
    <message>
        <source>{key} is not connected ({why}). Nothing was sent; still open. Wait for the link, or close at the venue itself.</source>
        <translation>{key} ist nicht verbunden ({why}). Nichts wurde gesendet; noch offen. Auf die Verbindung warten oder beim Handelsplatz selbst schließen.</translation>
    </message>
    <message>
        <source>{key} is not open in this panel. Nothing was sent.</source>
        <translation>{key} ist in diesem Fenster nicht offen. Nichts wurde gesendet.</translation>
    </message>
    <message>
        <source>{key} lost its connection during a read of its positions.</source>
        <translation>{key} verlor seine Verbindung, während seine Positionen gelesen wurden.</translation>
    </message>
    <message>
        <source>{known} It said: {said}.</source>
        <translation>{known} Gemeldet wurde: {said}.</translation>
    </message>
    <message>
        <source>{known} Its words: {said}.</source>
        <translation>{known} Seine Worte: {said}.</translation>
    </message>
    <message>
        <source>{label} is missing.</source>
        <translation>{label} fehlt.</translation>
    </message>
    <message>
        <source>{left} of {asked} orders in {instrument} still rest</source>
        <translation>{left} von {asked} Orders in {instrument} liegen noch</translation>
    </message>
    <message>
        <source>{left} of {asked} orders still work</source>
        <translation>{left} von {asked} Orders liegen noch</translation>
    </message>
    <message>
        <source>{left} orders are still working.</source>
        <translation>{left} Orders liegen noch.</translation>
    </message>
    <message>
        <source>{left} orders in {symbol} still work after they were cancelled.</source>
        <translation>{left} Orders in {symbol} liegen noch, nachdem sie storniert wurden.</translation>
    </message>
    <message>
        <source>{meaning} Its words: {said}.</source>
        <translation>{meaning} Seine Worte: {said}.</translation>
    </message>
    <message>
        <source>{name} is a simulated account of NinjaTrader, set up here as live.</source>
        <translation>{name} ist ein simuliertes Konto von NinjaTrader, hier als echtes eingerichtet.</translation>
    </message>
    <message>
        <source>{name} is at {touch} already, which is {price} or better. Nothing was sent. Close it at market, or take a price further away.</source>
        <translation>{name} steht schon bei {touch}, also bei {price} oder besser. Nichts wurde gesendet. Zum Markt schließen oder einen ferneren Preis nehmen.</translation>
    </message>
    <message>
        <source>{name} is disabled: it is not connected, and nothing of it is shown.</source>
        <translation>{name} ist abgeschaltet: es ist nicht verbunden, und nichts davon wird gezeigt.</translation>
    </message>
    <message>
        <source>{name} is no longer there; add it again.</source>
        <translation>{name} ist nicht mehr da; es neu hinzufügen.</translation>
    </message>
    <message>
        <source>{name} is not described; only whole closes. Nothing was sent.</source>
        <translation>{name} ist nicht beschrieben; nur ganze Closes. Nichts wurde gesendet.</translation>
    </message>
    <message>
        <source>{name} is not described; only whole closes. {why}</source>
        <translation>{name} ist nicht beschrieben; nur ganze Closes. {why}</translation>
    </message>
    <message>
        <source>{name} is set up as paper, but NinjaTrader reaches it through {provider}: a close there may move real money. Set it up as live.</source>
        <translation>{name} ist als Papierkonto eingerichtet, aber NinjaTrader erreicht es über {provider}: ein Close dort kann echtes Geld bewegen. Als echtes einrichten.</translation>
    </message>
    <message>
        <source>{name} was not found.</source>
        <translation>{name} wurde nicht gefunden.</translation>
    </message>
    <message>
        <source>{name} was not opened: {error}</source>
        <translation>{name} wurde nicht geöffnet: {error}</translation>
    </message>
    <message>
        <source>{name}: {kind}, provider {provider}, {currency}, broker {link}.</source>
        <translation>{name}: {kind}, Anbieter {provider}, {currency}, Broker {link}.</translation>
    </message>
    <message>
        <source>{path} cannot be read: {problem}. No account was opened and the file was left as it is. Mend it, or rename it and add the accounts again.</source>
        <translation>{path} ist nicht lesbar: {problem}. Kein Konto wurde geöffnet, und die Datei blieb, wie sie ist. Sie in Ordnung bringen, oder umbenennen und die Konten neu hinzufügen.</translation>
    </message>
    <message>
        <source>{path} cannot be used: {problem}; this Unwind reads version {version}. The defaults apply. The file is kept under another name when a setting is next saved.</source>
        <translation>{path} ist nicht zu benutzen: {problem}; dieses Unwind liest Version {version}. Die Vorgaben gelten. Beim nächsten Speichern einer Einstellung bleibt die Datei unter anderem Namen erhalten.</translation>
    </message>
    <message>
        <source>{plain}:// to {hostname} would show credentials to the network; use {secure}://</source>
        <translation>{plain}:// zu {hostname} würde dem Netz Zugangsdaten zeigen; {secure}:// nehmen</translation>
    </message>
    <message>
        <source>{price} is nearer to the market ({touch}) than the {least} that the broker demands for {name}. Nothing was sent.</source>
        <translation>{price} liegt näher am Markt ({touch}) als die {least}, die der Broker für {name} verlangt. Nichts wurde gesendet.</translation>
    </message>
    <message>
        <source>{price} is not a price CoinW takes here. Nothing was sent.</source>
        <translation>{price} ist kein Preis, den CoinW hier nimmt. Nichts wurde gesendet.</translation>
    </message>
    <message>
        <source>{price} is not a price of {symbol}, which moves in steps of {tick}. Nothing was sent.</source>
        <translation>{price} ist kein Preis von {symbol}, das sich in Schritten von {tick} bewegt. Nichts wurde gesendet.</translation>
    </message>
    <message>
        <source>{price} is not on the price grid of {symbol} (steps of {step}). Nothing was sent. The nearest price is {ceiling}.</source>
        <translation>{price} liegt nicht auf dem Preisraster von {symbol} (Schritte von {step}). Nichts wurde gesendet. Der nächste Preis ist {ceiling}.</translation>
    </message>
    <message>
        <source>{price} is not on the price grid of {symbol} (steps of {step}). Nothing was sent. The nearest prices are {floor} and {ceiling}.</source>
        <translation>{price} liegt nicht auf dem Preisraster von {symbol} (Schritte von {step}). Nichts wurde gesendet. Die nächsten Preise sind {floor} und {ceiling}.</translation>
    </message>
    <message>
        <source>{price} is not on the price grid of {symbol} there (steps of {tick}). Nothing was sent.</source>
        <translation>{price} liegt dort nicht auf dem Preisraster von {symbol} (Schritte von {tick}). Nichts wurde gesendet.</translation>
    </message>
    <message>
        <source>{price} is outside the venue&apos;s price band {low} to {high}. Nothing was sent. Choose a price inside it.</source>
        <translation>{price} liegt außerhalb des Preisbands {low} bis {high} des Handelsplatzes. Nichts wurde gesendet. Einen Preis darin wählen.</translation>
    </message>
    <message>
        <source>{quantity} is not a part of the position.</source>
        <translation>{quantity} ist kein Teil der Position.</translation>
    </message>
    <message>
        <source>{quantity} is not a volume of this symbol.</source>
        <translation>{quantity} ist kein Volumen dieses Symbols.</translation>
    </message>
    <message>
        <source>{reason} On netting accounts the gateway may not close a part by ticket; close the whole position, or reduce it in the terminal.</source>
        <translation>{reason} Auf Netting-Konten darf das Gateway vielleicht keinen Teil per Ticket schließen; die ganze Position schließen oder sie im Terminal verringern.</translation>
    </message>
    <message>
        <source>{root} cannot be used ({reason}). Nothing was read or sent. Give a folder you can write to with --profile.</source>
        <translation>{root} ist nicht zu benutzen ({reason}). Nichts wurde gelesen oder gesendet. Mit --profile einen schreibbaren Ordner angeben.</translation>
    </message>
    <message>
        <source>{slippage} {symbol} has {execution} execution: no effect.</source>
        <translation>{slippage} {symbol} hat {execution}-Ausführung: keine Wirkung.</translation>
    </message>
    <message>
        <source>{symbol} at {account} still shows {left}; after this close {expected} were expected.</source>
        <translation>{symbol} bei {account} zeigt noch {left}; nach diesem Close waren {expected} erwartet.</translation>
    </message>
    <message>
        <source>{symbol} has no lot_size or tick_size</source>
        <translation>{symbol} hat keine lot_size oder tick_size</translation>
    </message>
    <message>
        <source>{symbol} is already closed. Nothing was sent.</source>
        <translation>{symbol} ist schon geschlossen. Nichts wurde gesendet.</translation>
    </message>
    <message>
        <source>{symbol} is already closed; the venue said: {reason}</source>
        <translation>{symbol} ist schon geschlossen; der Handelsplatz meldete: {reason}</translation>
    </message>
    <message>
        <source>{symbol} is not described; only whole closes.</source>
        <translation>{symbol} ist nicht beschrieben; nur ganze Closes.</translation>
    </message>
    <message>
        <source>{symbol} is {side} now, it was {seen} on the screen. Nothing was sent. Look at the row and press again.</source>
        <translation>{symbol} ist jetzt {side}, auf dem Bildschirm war es {seen}. Nichts wurde gesendet. Die Zeile ansehen und noch einmal drücken.</translation>
    </message>
    <message>
        <source>{symbol}: 1 working order left</source>
        <translation>{symbol}: noch 1 offene Order</translation>
    </message>
    <message>
        <source>{symbol}: in doubt, whether its orders still work could not be seen ({error})</source>
        <translation>{symbol}: im Zweifel, ob seine Orders noch liegen, war nicht zu sehen ({error})</translation>
    </message>
    <message>
        <source>{symbol}: whether orders still work there is not known</source>
        <translation>{symbol}: ob dort noch Orders liegen, ist nicht bekannt</translation>
    </message>
    <message>
        <source>{symbol}: {count} working orders left</source>
        <translation>{symbol}: noch {count} offene Orders</translation>
    </message>
    <message>
        <source>{symbol}: {filled} of {asked} closed</source>
        <translation>{symbol}: {filled} von {asked} geschlossen</translation>
    </message>
    <message>
        <source>{symbol}: {quantity} still open</source>
        <translation>{symbol}: {quantity} noch offen</translation>
    </message>
    <message>
        <source>{symbol}: {why} Nothing was sent.</source>
        <translation>{symbol}: {why} Nichts wurde gesendet.</translation>
    </message>
    <message>
        <source>{target} would be spoken to in the clear; use https://</source>
        <translation>mit {target} würde unverschlüsselt gesprochen; https:// nehmen</translation>
    </message>
    <message>
        <source>{text!r} is not a key</source>
        <translation>{text!r} ist keine Taste</translation>
    </message>
    <message>
        <source>{text} Left out, as said: {rows}</source>
        <translation>{text} Ausgelassen wie angesagt: {rows}</translation>
    </message>
    <message>
        <source>{text} Not done: {trouble}</source>
        <translation>{text} Nicht fertig: {trouble}</translation>
    </message>
    <message>
        <source>{text} Not flat: {trouble}</source>
        <translation>{text} Nicht flat: {trouble}</translation>
    </message>
    <message>
        <source>{title} did not answer within {patience_s:g} s.</source>
        <translation>{title} antwortete nicht innerhalb von {patience_s:g} s.</translation>
    </message>
    <message>
        <source>{title} has no environment {environment!r}.</source>
        <translation>{title} hat keine Umgebung {environment!r}.</translation>
    </message>
    <message>
        <source>{title} needs an address for it here</source>
        <translation>{title} braucht hier eine Adresse dafür</translation>
    </message>
    <message>
        <source>{title} needs it: {hint}</source>
        <translation>{title} braucht es: {hint}</translation>
    </message>
    <message>
        <source>{told} positions are told and {rows} of them are listed</source>
        <translation>{told} Positionen sind gemeldet und {rows} davon aufgelistet</translation>
    </message>
    <message>
        <source>{tries} tries were made</source>
        <translation>{tries} Versuche sind gemacht</translation>
    </message>
    <message>
        <source>{value} cannot be written exactly. Nothing was sent.</source>
        <translation>{value} lässt sich nicht genau schreiben. Nichts wurde gesendet.</translation>
    </message>
    <message>
        <source>{wanted} {unit} of {symbol} is below the smallest order of {least}. Nothing was sent. Close more, or the whole position.</source>
        <translation>{wanted} {unit} von {symbol} liegt unter der kleinsten Order von {least}. Nichts wurde gesendet. Mehr schließen oder die ganze Position.</translation>
    </message>
    <message>
        <source>{why} Its answers cannot be told apart until it was quiet for {remembered_s:g} s.</source>
        <translation>{why} Die Antworten lassen sich erst nach {remembered_s:g} s Ruhe auseinanderhalten.</translation>
    </message>
    <message>
        <source>{why} Its positions are not known; that does not mean that it is flat.</source>
        <translation>{why} Die Positionen sind nicht bekannt; das heißt nicht, dass es flat ist.</translation>
    </message>
    <message>
        <source>{why} Nothing was sent; still open.</source>
        <translation>{why} Nichts wurde gesendet; noch offen.</translation>
    </message>
    <message>
        <source>{why} The cancel in {symbol} is unknown.</source>
        <translation>{why} Ob die Stornierung in {symbol} erfolgte, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>{why} Whether {symbol} was closed is unknown.</source>
        <translation>{why} Ob {symbol} geschlossen wurde, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>{wire_id!r} does not name one account and one instrument at Clear Street. Nothing was sent; still open. Close it at Clear Street itself.</source>
        <translation>{wire_id!r} nennt nicht ein Konto und ein Instrument bei Clear Street. Nichts wurde gesendet; noch offen. Bei Clear Street selbst schließen.</translation>
    </message>
    <message>
        <source>{wire_id} vanished while it was read; ask again.</source>
        <translation>{wire_id} verschwand beim Lesen; erneut fragen.</translation>
    </message>
    <message>
        <source>{words} (code {code})</source>
        <translation>{words} (Code {code})</translation>
    </message>
    <message>
        <source>{words} What is shown may be old; every account is being read again.</source>
        <translation>{words} Was zu sehen ist, kann alt sein; alle Konten werden neu gelesen.</translation>
    </message>
    <message>
        <source>{words} in {excerpt!r}</source>
        <translation>{words} in {excerpt!r}</translation>
    </message>
    <message>
        <source>{words}, saying {reason!r}</source>
        <translation>{words} mit den Worten {reason!r}</translation>
    </message>
    <message>
        <source>“5 ticks”, “10 bps” or a price distance</source>
        <translation>„5 ticks“, „10 bps“ oder ein Preisabstand</translation>
    </message>
    <message>
        <source>“all”, a share such as “50 %”, or a quantity</source>
        <translation>„all“, ein Anteil wie „50 %“ oder eine Menge</translation>
    </message>
    <message>
        <source>“leave”, “re-post x1” or “market 3 x2”</source>
        <translation>„leave“, „re-post x1“ oder „market 3 x2“</translation>
    </message>
    <message>
        <source>“off” or “loss 500 drawdown 300 USD, loss 400 EUR flatten day 17:00 America/Chicago”</source>
        <translation>„off“ oder „loss 500 drawdown 300 USD, loss 400 EUR flatten day 17:00 America/Chicago“</translation>
    </message>
</context>
<context>
    <name>event_words</name>
    <message>
        <source>acknowledged</source>
        <translation>bestätigt</translation>
    </message>
    <message>
        <source>average price</source>
        <translation>Durchschnittspreis</translation>
    </message>
    <message>
        <source>cancel asked for</source>
        <translation>Stornierung verlangt</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>storniert</translation>
    </message>
    <message>
        <source>code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>abgelaufen</translation>
    </message>
    <message>
        <source>fee</source>
        <translation>Gebühr</translation>
    </message>
    <message>
        <source>filled</source>
        <translation>ausgeführt</translation>
    </message>
    <message>
        <source>filled in sum</source>
        <translation>in Summe ausgeführt</translation>
    </message>
    <message>
        <source>given up</source>
        <translation>aufgegeben</translation>
    </message>
    <message>
        <source>in doubt</source>
        <translation>im Zweifel</translation>
    </message>
    <message>
        <source>not sent</source>
        <translation>nicht gesendet</translation>
    </message>
    <message>
        <source>noted</source>
        <translation>vermerkt</translation>
    </message>
    <message>
        <source>position shrank</source>
        <translation>Position geschrumpft</translation>
    </message>
    <message>
        <source>price</source>
        <translation>Preis</translation>
    </message>
    <message>
        <source>quantity</source>
        <translation>Menge</translation>
    </message>
    <message>
        <source>read back</source>
        <translation>zurückgelesen</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>gesendet</translation>
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
        <source>done in {0}</source>
        <translation>fertig in {0}</translation>
    </message>
    <message>
        <source>filled</source>
        <translation>ausgef.</translation>
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
        <source>not done: {0}</source>
        <translation>nicht fertig: {0}</translation>
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
        <source>Until that is over, nothing more of it can be closed but a rest it leaves free.</source>
        <translation>Bis das vorbei ist, lässt sich davon nichts mehr schließen als ein Rest, den er frei lässt.</translation>
    </message>
    <message>
        <source>contract</source>
        <translation>Kontrakt</translation>
    </message>
    <message>
        <source>guarded by us</source>
        <translation>von uns abgesichert</translation>
    </message>
    <message>
        <source>impossible</source>
        <translation>unmöglich</translation>
    </message>
    <message>
        <source>its size could not be read; what stands here is old</source>
        <translation>seine Größe war nicht zu lesen; was hier steht, ist alt</translation>
    </message>
    <message>
        <source>lot</source>
        <translation>Lot</translation>
    </message>
    <message>
        <source>native</source>
        <translation>nativ</translation>
    </message>
    <message>
        <source>reduce-only</source>
        <translation>reduce-only</translation>
    </message>
    <message>
        <source>share</source>
        <translation>Stück</translation>
    </message>
    <message>
        <source>unit</source>
        <translation>Einheit</translation>
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
        <source>; {0} closes in {1}</source>
        <translation>; {0} schließt in {1}</translation>
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
        <source>{0} closes soon; closes at market then wait until it opens again</source>
        <translation>{0} schließt bald; Closes zum Markt warten dann, bis er wieder öffnet</translation>
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
        <translation>Zweifel …</translation>
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
        <source>offline</source>
        <translation>getrennt</translation>
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
    <name>several</name>
    <message>
        <source>; the price of {0} is not known</source>
        <translation>; der Preis von {0} ist nicht bekannt</translation>
    </message>
    <message>
        <source>A close of it is on its way.</source>
        <translation>Ein Close davon ist unterwegs.</translation>
    </message>
    <message>
        <source>All of them are being closed.</source>
        <translation>Alle werden gerade geschlossen.</translation>
    </message>
    <message>
        <source>And {0} more, see the list.</source>
        <translation>Und {0} weitere, siehe Liste.</translation>
    </message>
    <message>
        <source>Close {0} of {1}</source>
        <translation>Schließe {0} von {1}</translation>
    </message>
    <message>
        <source>Its account is not open.</source>
        <translation>Sein Konto ist nicht offen.</translation>
    </message>
    <message>
        <source>Its size could not be read: close it by itself.</source>
        <translation>Ihre Größe war nicht zu lesen: einzeln schließen.</translation>
    </message>
    <message>
        <source>Its venue takes no closes for another {0}.</source>
        <translation>Ihr Handelsplatz nimmt noch {0} lang kein Schließen an.</translation>
    </message>
    <message>
        <source>LONG</source>
        <translation>LONG</translation>
    </message>
    <message>
        <source>Left out: {0}</source>
        <translation>Ausgelassen: {0}</translation>
    </message>
    <message>
        <source>Live and simulated rows are chosen together.</source>
        <translation>Echte und simulierte Zeilen sind zusammen gewählt.</translation>
    </message>
    <message>
        <source>Live and simulated rows are chosen together. Nothing can be sent. Choose rows of one kind.</source>
        <translation>Echte und simulierte Zeilen sind zusammen gewählt. Nichts kann gesendet werden. Wählen Sie Zeilen einer Art.</translation>
    </message>
    <message>
        <source>None of these rows can be closed now.</source>
        <translation>Keine dieser Zeilen kann jetzt geschlossen werden.</translation>
    </message>
    <message>
        <source>SHORT</source>
        <translation>SHORT</translation>
    </message>
    <message>
        <source>The chosen rows have gone. Nothing can be sent.</source>
        <translation>Die gewählten Zeilen sind fort. Nichts kann gesendet werden.</translation>
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
        <source>all</source>
        <translation>alles</translation>
    </message>
    <message>
        <source>and {0} more</source>
        <translation>und {0} weitere</translation>
    </message>
    <message>
        <source>at market</source>
        <translation>Markt</translation>
    </message>
    <message>
        <source>at market, capped at {0}</source>
        <translation>zum Markt, begrenzt auf {0}</translation>
    </message>
    <message>
        <source>bps</source>
        <translation>bps</translation>
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
        <source>ticks</source>
        <translation>Ticks</translation>
    </message>
    <message>
        <source>worst {0}</source>
        <translation>schlechtestens {0}</translation>
    </message>
    <message>
        <source>{0} and {1} more</source>
        <translation>{0} und {1} weitere</translation>
    </message>
    <message>
        <source>{0} in {1}</source>
        <translation>{0} in {1}</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} von {1}</translation>
    </message>
    <message>
        <source>{0}, about {1} against mark</source>
        <translation>{0}, etwa {1} gegen Mark</translation>
    </message>
</context>
<context>
    <name>staged_words</name>
    <message>
        <source>Enter sends, Esc drops: {0}.</source>
        <translation>Enter sendet, Esc verwirft: {0}.</translation>
    </message>
    <message>
        <source>Enter: {0}. Esc drops. {1}.</source>
        <translation>Enter: {0}. Esc verwirft. {1}.</translation>
    </message>
</context>
<context>
    <name>summary</name>
    <message>
        <source>At the best ask: fills at once.</source>
        <translation>Am besten Ask: wird sofort ausgeführt.</translation>
    </message>
    <message>
        <source>At the best bid: fills at once.</source>
        <translation>Am besten Bid: wird sofort ausgeführt.</translation>
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
        <source>at limit {0}</source>
        <translation>zum Limit {0}</translation>
    </message>
    <message>
        <source>at market</source>
        <translation>zum Markt</translation>
    </message>
    <message>
        <source>at market, worst {0}</source>
        <translation>zum Markt, schlechtestens {0}</translation>
    </message>
    <message>
        <source>better than the touch: rests</source>
        <translation>besser als der Markt: ruht</translation>
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
    <message>
        <source>{0} realised</source>
        <translation>{0} realisiert</translation>
    </message>
</context>
</TS>
