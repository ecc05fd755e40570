package org.goodoffices.casework.settlement.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.goodoffices.casework.docket.VerifyDocket;
import org.goodoffices.engines.proof.Finding.Verdict;
import org.goodoffices.engines.proof.Hash;
import org.goodoffices.engines.proof.NoteKey;
import org.goodoffices.engines.proof.SignedCheckpoint;
import org.goodoffices.foundation.identity.EmbeddedDatabase;
import org.goodoffices.foundation.keys.InstitutionKeys;
import org.goodoffices.records.documents.VerifyPapers;
import org.goodoffices.records.record.Snapshot;
import org.goodoffices.records.record.VerifyRecord;
import org.jspecify.annotations.Nullable;

/// Verifies all that an institution keeps: the logs of its record, what is derived from the record,
/// the papers, and the sealed bundles; from its database as the owner, and from its home folder.
public final class VerifyInstitution {

    private VerifyInstitution() {}

    /// The institution of a home folder: beside a running server, or, where none runs, with the
    /// database started for the purpose.
    ///
    /// @throws IOException where the folder holds no database, or it cannot be opened
    public static Report verify(Path home, @Nullable NoteKey trust) throws IOException {
        if (!Files.exists(home.resolve("database/PG_VERSION"))) {
            throw new IOException("no database in " + home);
        }
        return EmbeddedDatabase.with(home, owner -> verify(owner, home, trust));
    }

    /// The institution in a database.
    ///
    /// @param home its home folder; null where only the database is there: then neither files nor
    ///   the head kept outside the database are looked at
    /// @param trust its public key; null for the one in the home folder
    public static Report verify(DataSource owner, @Nullable Path home, @Nullable NoteKey trust) {
        try (var snapshot = Snapshot.of(owner)) {
            var key = trust == null && home != null ? keyIn(home, snapshot) : trust;
            var record = VerifyRecord.verify(snapshot, home, key);
            long cases = VerifyDocket.verify(snapshot, home == null ? NOWHERE : home);
            long papers = VerifyPapers.verify(snapshot, home);
            bundles(snapshot);
            return report(snapshot.faults(), record, cases, papers, home != null);
        }
    }

    private static final Path NOWHERE = Path.of("/nonexistent");

    /// The key of the record among the home's keys, under the name that the log was signed with.
    private static @Nullable NoteKey keyIn(Path home, Snapshot snapshot) {
        return snapshot.jdbc()
                .sql("select note from institution_head order by size desc limit 1")
                .query(String.class)
                .optional()
                .flatMap(SignedCheckpoint::read)
                .flatMap(head ->
                        InstitutionKeys.publicLogKey(home.resolve("keys"))
                                .map(key -> NoteKey.of(head.checkpoint().origin(), key)))
                .orElse(null);
    }

    /// Each bundle is the one that the attestation on the docket names, and its print the one in
    /// it.
    private static void bundles(Snapshot snapshot) {
        var attested = new HashMap<UUID, String>();
        snapshot.jdbc()
                .sql(
                        """
                        select e.case_id, case when e.content is json then e.content::jsonb -> 'facts' ->> 'bundle' end
                          from entry e join case_file c on c.joint = e.lane where e.content like '%"bundle":%'
                         order by e.position\
                        """)
                .query((ResultSet row) -> {
                    if (row.getString(2) != null) {
                        attested.put(row.getObject(1, UUID.class), row.getString(2));
                    }
                });
        snapshot.jdbc()
                .sql("select * from settlement_bundle")
                .query((ResultSet row) -> {
                    var caseId = row.getObject("case_id", UUID.class);
                    var bundle = row.getBytes("bundle");
                    var said = attested.remove(caseId);
                    if (said == null
                            || !said.equals(Hash.sha256(bundle).hex())
                            || !said.equals(row.getString("hash"))
                            || !holds(bundle, row.getBytes("print"))) {
                        snapshot.faultOfCase(
                                caseId,
                                "settlement_bundle",
                                "the sealed settlement is not the one that was attested",
                                "已封印的和解协议并非经证明者");
                    }
                });
        attested.keySet()
                .forEach(caseId ->
                        snapshot.faultOfCase(
                                caseId,
                                "settlement_bundle",
                                "the sealed settlement that was attested is not there",
                                "经证明的已封印和解协议缺失"));
    }

    private static boolean holds(byte[] bundle, byte[] print) {
        var read = StoredZip.read(bundle).orElse(null);
        return read != null && Arrays.equals(read.parts().get(Parts.PRINT), print);
    }

    private static Report report(
            List<Snapshot.Fault> faults,
            VerifyRecord.Result record,
            long cases,
            long papers,
            boolean files) {
        var lines = new ArrayList<Report.Line>();
        lines.add(
                new Report.Line(
                        "record",
                        faults.isEmpty() ? Verdict.VALID : Verdict.NOT_VALID,
                        new Bilingual(
                                "%d entries in %d lanes of %d cases, %d papers and %d leaves of the institution's log were recomputed"
                                        .formatted(
                                                record.entries(),
                                                record.lanes(),
                                                cases,
                                                papers,
                                                record.leaves()),
                                "已重新计算%d宗案件、%d个通道的%d条记录，%d份文件，以及机构日志的%d个叶节点"
                                        .formatted(
                                                cases,
                                                record.lanes(),
                                                record.entries(),
                                                papers,
                                                record.leaves()))));
        for (var fault : faults) {
            lines.add(
                    new Report.Line(
                            fault.place().toString(),
                            Verdict.NOT_VALID,
                            new Bilingual(fault.english(), fault.chinese()),
                            fault.place()));
        }
        if (!record.signed() && record.leaves() > 0) {
            lines.add(
                    new Report.Line(
                            "signatures",
                            Verdict.NOT_CHECKED,
                            new Bilingual(
                                    "no key to check the signatures of the institution's log with was given (--trust, --home)",
                                    "未提供用以核验机构日志签名的公钥（--trust、--home）")));
        }
        if (!record.held() && record.leaves() > 0) {
            lines.add(
                    new Report.Line(
                            "institution",
                            Verdict.NOT_CHECKED,
                            new Bilingual(
                                    "the log was not held against a head kept outside the database (--home)",
                                    "日志未与数据库之外保存的日志头核对（--home）")));
        }
        if (!files && papers > 0) {
            lines.add(
                    new Report.Line(
                            "papers",
                            Verdict.NOT_CHECKED,
                            new Bilingual(
                                    "the files of the papers were not looked at (--home)",
                                    "未核验文件内容（--home）")));
        }
        return new Report(lines);
    }
}
