package org.goodoffices.records.record;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.goodoffices.engines.proof.SignedCheckpoint;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.PersonId;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// What a person takes home from the record of the lanes they are in, to be checked offline with
/// `bin/goodoffices verify`.
@Controller
class RecordController {

    private final Access access;
    private final Record record;
    private final Receipts receipts;

    RecordController(Access access, Record record, Receipts receipts) {
        this.access = access;
        this.record = record;
        this.receipts = receipts;
    }

    /// The public key of the record.
    @GetMapping("/record/key")
    ResponseEntity<byte[]> key() {
        return text("goodoffices-key.txt", receipts.key().text() + "\n");
    }

    /// The signed head of the institution's own log, which is public.
    @GetMapping("/record/checkpoint")
    ResponseEntity<byte[]> institutionCheckpoint(PersonId person) {
        return access.as(
                person, () -> text("checkpoint.txt", receipts.institutionCheckpoint().encoded()));
    }

    /// The receipt of one entry.
    @GetMapping("/record/entries/{id}/receipt")
    ResponseEntity<byte[]> receipt(PersonId person, @PathVariable UUID id) {
        return access.as(
                person,
                () ->
                        record.entry(new EntryId(id))
                                .filter(entry -> !receipts.closed(entry.id()))
                                .map(entry ->
                                        json(
                                                "receipt-" + id + ".json",
                                                receipts.of(entry).document()))
                                .orElseThrow(RecordController::notFound));
    }

    /// The signed head of a lane's log: to be kept, and held against the log later.
    @GetMapping("/record/lanes/{lane}/checkpoint")
    ResponseEntity<byte[]> checkpoint(PersonId person, @PathVariable UUID lane) {
        return access.as(
                person,
                () ->
                        receipts.checkpoint(new LaneId(lane))
                                .map(SignedCheckpoint::encoded)
                                .map(head -> text("checkpoint-" + lane + ".txt", head))
                                .orElseThrow(RecordController::notFound));
    }

    /// The whole log of a lane.
    @GetMapping("/record/lanes/{lane}/log")
    ResponseEntity<byte[]> log(PersonId person, @PathVariable UUID lane) {
        return access.as(
                person,
                () ->
                        receipts.checkpoint(new LaneId(lane))
                                .map(_ ->
                                        json(
                                                "record-" + lane + ".json",
                                                receipts.record(new LaneId(lane)).document()))
                                .orElseThrow(RecordController::notFound));
    }

    /// The proof that a lane's log continues its head of an earlier size.
    @GetMapping("/record/lanes/{lane}/history")
    ResponseEntity<byte[]> history(
            PersonId person, @PathVariable UUID lane, @RequestParam(defaultValue = "0") int from) {
        return access.as(
                person,
                () ->
                        receipts.history(new LaneId(lane), from)
                                .map(history ->
                                        json("history-" + lane + ".json", history.document()))
                                .orElseThrow(RecordController::notFound));
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    private static ResponseEntity<byte[]> json(String name, byte[] document) {
        return download(name, MediaType.APPLICATION_JSON, document);
    }

    private static ResponseEntity<byte[]> text(String name, String text) {
        return download(name, MediaType.TEXT_PLAIN, text.getBytes(StandardCharsets.UTF_8));
    }

    private static ResponseEntity<byte[]> download(String name, MediaType type, byte[] bytes) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(bytes);
    }
}
