package org.goodoffices.casework.api;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.goodoffices.engines.proof.SignedCheckpoint;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.records.record.EntryId;
import org.goodoffices.records.record.LaneId;
import org.goodoffices.records.record.Receipts;
import org.goodoffices.records.record.Record;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/// What a person takes home from the record, over the wire: the documents that `bin/goodoffices
/// verify` checks offline.
@RestController
class RecordApi {

    private final Access access;
    private final Record record;
    private final Receipts receipts;

    RecordApi(Access access, Record record, Receipts receipts) {
        this.access = access;
        this.record = record;
        this.receipts = receipts;
    }

    @GetMapping("/api/record/key")
    @Described(handsOut = MediaType.TEXT_PLAIN_VALUE)
    ResponseEntity<byte[]> key() {
        return text(receipts.key().text() + "\n");
    }

    @GetMapping("/api/record/checkpoint")
    @Described(handsOut = MediaType.TEXT_PLAIN_VALUE)
    ResponseEntity<byte[]> institution(PersonId person) {
        return access.as(person, () -> text(receipts.institutionCheckpoint().encoded()));
    }

    @GetMapping("/api/record/entries/{thing}/receipt")
    @Described(handsOut = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> receipt(PersonId person, @PathVariable UUID thing) {
        return access.as(
                person,
                () ->
                        record.entry(new EntryId(thing))
                                .filter(entry -> !receipts.closed(entry.id()))
                                .map(entry -> json(receipts.of(entry).document()))
                                .orElseThrow(RecordApi::notThere));
    }

    @GetMapping("/api/record/lanes/{lane}/checkpoint")
    @Described(handsOut = MediaType.TEXT_PLAIN_VALUE)
    ResponseEntity<byte[]> checkpoint(PersonId person, @PathVariable UUID lane) {
        return access.as(
                person,
                () ->
                        receipts.checkpoint(new LaneId(lane))
                                .map(SignedCheckpoint::encoded)
                                .map(RecordApi::text)
                                .orElseThrow(RecordApi::notThere));
    }

    @GetMapping("/api/record/lanes/{lane}/log")
    @Described(handsOut = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> log(PersonId person, @PathVariable UUID lane) {
        return access.as(
                person,
                () ->
                        receipts.checkpoint(new LaneId(lane))
                                .map(_ -> json(receipts.record(new LaneId(lane)).document()))
                                .orElseThrow(RecordApi::notThere));
    }

    /// The proof that a lane's log continues its head of an earlier size.
    @GetMapping("/api/record/lanes/{lane}/history")
    @Described(handsOut = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> history(
            PersonId person, @PathVariable UUID lane, @RequestParam(defaultValue = "0") int from) {
        return access.as(
                person,
                () ->
                        receipts.history(new LaneId(lane), from)
                                .map(history -> json(history.document()))
                                .orElseThrow(RecordApi::notThere));
    }

    private static ResponseEntity<byte[]> json(byte[] document) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(document);
    }

    private static ResponseEntity<byte[]> text(String text) {
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                .body(text.getBytes(StandardCharsets.UTF_8));
    }

    private static ResponseStatusException notThere() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
