"""The words of the outbox: its errors, and one sentence for each state. Nothing here knows a platform's rules."""

from __future__ import annotations

from resultdesk.core.language import N_
from resultdesk.core.wording import ErrorWords

ERRORS: dict[str, ErrorWords] = {
    "outbox.full": ErrorWords(
        N_("The disk is full, so it could not be written down."),
        N_("Free some space. What is sealed is safe; look under Outbox before you send again."),
    ),
    "outbox.read_only": ErrorWords(
        N_("The folder that keeps your uploads cannot be written to: {place}"),
        N_("Allow writing there. Before you send anything again, look under Outbox and History whether it has gone."),
    ),
    "outbox.disk": ErrorWords(
        N_("The disk did not take what must be kept ({detail}): {place}"),
        N_("Check the disk. Before you send anything again, look under Outbox and History whether it has gone."),
    ),
    "outbox.cannot_open": ErrorWords(
        N_("The file that keeps your uploads cannot be opened: {place}"),
        N_("Check that the folder is there and yours, then start again."),
    ),
    "outbox.locked": ErrorWords(
        N_("Another program holds the file that keeps your uploads: {place}"),
        N_("Close the other program, or wait a moment, then try again."),
    ),
    "outbox.damaged": ErrorWords(
        N_("The file that keeps your uploads is damaged: {place}"),
        N_("Close ResultDesk and start it again: it sets the damaged file aside and saves what can be saved."),
    ),
    "outbox.rescued": ErrorWords(
        N_("The file that keeps your uploads was damaged. Uploads saved whole: {kept}, incomplete: {lost}."),
        N_("Others may be missing: look under Outbox and History. The damaged file was kept: {place}"),
    ),
    "outbox.rescued_nothing": ErrorWords(
        N_("The file that keeps your uploads was damaged, and none of them could be read any more."),
        N_("What waited is not sent: send it again from its spreadsheet. The damaged file was kept: {place}"),
    ),
    "outbox.emptied": ErrorWords(
        N_("The file that keeps your uploads was emptied or taken away, and not by ResultDesk: {place}"),
        N_("Look on the platform's page before you send again. If you have a copy of the file, put it back while "
           "ResultDesk is closed."),
    ),
    "outbox.lost_writes": ErrorWords(
        N_("What was written last to the file that keeps your uploads is damaged: {place}"),
        N_("An upload may be missing, or may have gone already: look on the platform's page before you send again."),
    ),
    "outbox.too_big": ErrorWords(
        N_("This upload is too large to be kept."),
        N_("Send the spreadsheet in smaller parts."),
    ),
    "outbox.newer": ErrorWords(
        N_("A newer ResultDesk has kept these uploads. This one cannot read them: {place}"),
        N_("Use the newer ResultDesk."),
    ),
    "outbox.not_ours": ErrorWords(
        N_("Another program's file lies where ResultDesk keeps its uploads: {place}"),
        N_("Move that file away and start again."),
    ),
    "outbox.lost_claim": ErrorWords(
        N_("Another ResultDesk took over this upload."),
        N_("Look at it under Outbox. Nothing is sent twice."),
    ),
    "outbox.unknown_id": ErrorWords(
        N_("There is no upload {place}."), N_("Look it up under History.")
    ),
    "outbox.empty_parcel": ErrorWords(
        N_("There is no row to send."), N_("Mend the rows with errors, or open another spreadsheet.")
    ),
    "outbox.uneven_batch": ErrorWords(
        N_("The upload could not be packed: {rows} rows but {keys} names for them."),
        N_("Nothing was sent. Please report this as a fault of ResultDesk."),
    ),
    "outbox.wrong_move": ErrorWords(
        N_("An upload cannot go from “{old}” to “{new}”."),
        N_("Nothing was changed. Please report this as a fault of ResultDesk."),
    ),
    "outbox.busy": ErrorWords(
        N_("An upload to this place is being sent by another window or command."),
        N_("Wait until it is done."),
    ),
    "outbox.behind": ErrorWords(
        N_("An older upload to the same place has to go first."),
        N_("Send or discard the older one under Outbox."),
    ),
    "outbox.paused": ErrorWords(N_("Paused by you. It stays until you send it."), ""),
    "outbox.finished": ErrorWords(
        N_("This upload is finished. There is nothing left to send or discard."), ""
    ),
    "outbox.forgotten": ErrorWords(
        N_("What this upload held is no longer kept."),
        N_("Send the rows again from the spreadsheet."),
    ),
    "outbox.other_server": ErrorWords(
        N_("This upload was sealed for {sealed}; the account is for {other}."),
        N_("Choose an account of the same server, or send the rows again from the spreadsheet."),
    ),
    "outbox.cannot_read_back": ErrorWords(
        N_("What this platform has stored cannot be read back."),
        N_("Look at the platform's page, then choose: send them again, or leave them."),
    ),
    "outbox.read_back": ErrorWords(
        N_("Of {of} rows without an answer {platform} shows {found}. The others are not there, or not yet."),
        N_("Look again in a few minutes. If they are still not there, send those rows again."),
    ),
    "outbox.read_back_none": ErrorWords(
        N_("{platform} does not show the row without an answer, or not yet."),
        N_("Look again in a few minutes. If nothing is there then, send what is missing again."),
        many=N_("{platform} shows none of the {of} rows without an answer, or not yet."),
    ),
    "outbox.read_back_unclear": ErrorWords(
        N_("What {platform} shows does not tell whether the row without an answer arrived."),
        N_("Look at the platform's page, then choose: send them again, or leave them."),
        many=N_("What {platform} shows does not tell whether {unclear} of {of} rows without an answer arrived."),
    ),
    "outbox.asks": ErrorWords(
        N_("For some rows no answer came, and sending them again could double them."),
        N_("Look at the platform's page, then choose: send them again, or leave them."),
    ),
    "history.too_large": ErrorWords(
        N_("This upload has {n} rows; an Excel sheet holds {most}."),
        N_("Save the receipt for other programs (.json) instead: it counts all and names those that were refused."),
    ),
    "history.text_too_long": ErrorWords(
        N_("What the platform said about row {row} is longer than the {most} signs of an Excel cell."),
        N_("Save the receipt for other programs (.json) instead: it holds all of it."),
    ),
    "send.sign_in": ErrorWords(
        N_("{place} did not accept the sign-in."),
        N_("Test the account, mend it, then send again. Nothing is lost."),
    ),
    "send.forbidden": ErrorWords(
        N_("{place} does not allow this account to do this."),
        N_("Ask the organiser for the right, or use another account. The upload waits here."),
    ),
    "send.throttled": ErrorWords(
        N_("{place} asks for a pause."),
        N_("The upload goes on by itself."),
    ),
    "send.failed": ErrorWords(
        N_("{place} broke while it worked on the upload (answer {status})."),
        N_("Wait a few minutes, then send again from the Outbox."),
    ),
    "send.turned_away": ErrorWords(
        N_("Something answered in place of {place} ({status}). No row was stored."),
        N_("Check the event or race that you chose and the server's address in the account, then send again."),
    ),
    "send.garbled": ErrorWords(
        N_("Something answered in place of {place}, perhaps the sign-in page of a public network."),
        N_("Open a web page to sign in to the network, then send again from the Outbox."),
    ),
    "send.all_refused": ErrorWords(
        N_("{place} refused row after row with the same words: “{words}”."),
        N_("The upload was stopped. Check the event, the race and the account; then send again or discard it."),
    ),
}  # fmt: skip
