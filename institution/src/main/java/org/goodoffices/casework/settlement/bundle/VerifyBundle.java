package org.goodoffices.casework.settlement.bundle;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.goodoffices.casework.settlement.bundle.Statement.Capacity;
import org.goodoffices.engines.proof.CanonicalJson;
import org.goodoffices.engines.proof.Finding;
import org.goodoffices.engines.proof.Hash;
import org.goodoffices.engines.proof.NoteKey;
import org.goodoffices.engines.proof.Receipt;
import org.goodoffices.engines.proof.RecordExtract;
import org.goodoffices.engines.proof.Verification;
import org.goodoffices.engines.proof.Verifier;
import org.goodoffices.foundation.print.Print;
import org.jspecify.annotations.Nullable;

/// Checks a bundle part by part, from its bytes alone: no server, no database, no network. Whatever
/// the bytes, the answer is a report, or empty where the file is no bundle at all.
public final class VerifyBundle {
    private final Map<String, byte[]> parts;
    private final @Nullable NoteKey trust;
    private final @Nullable String since;
    private final Report.Builder report = new Report.Builder();

    private VerifyBundle(
            Map<String, byte[]> parts, @Nullable NoteKey trust, @Nullable String since) {
        this.parts = parts;
        this.trust = trust;
        this.since = since;
    }

    /// Checks a bundle.
    ///
    /// @param trust the institution's key as the reader knows it, if any
    /// @param since an earlier checkpoint as the reader kept it, if any
    public static Optional<Report> verify(
            byte[] file, @Nullable NoteKey trust, @Nullable String since) {
        return StoredZip.read(file)
                .filter(read -> read.parts().containsKey(Parts.TEXT))
                .map(read -> {
                    var check = new VerifyBundle(read.parts(), trust, since);
                    check.container(read.exact());
                    check.allThatCanBeRead();
                    return check.report.build();
                });
    }

    private void container(boolean exact) {
        if (exact) {
            report.valid("ZIP", "The file is whole", "文件包完整");
        } else {
            report.notValid(
                    "ZIP",
                    "The file is not as the institution packed it: something was changed, cut or"
                            + " added",
                    "文件包与机构封装时不符：有内容遭更改、截断或添加");
        }
    }

    /// Whatever a hostile file makes of the checks, the reader gets a finding.
    private void allThatCanBeRead() {
        try {
            all();
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError unforeseen) {
            report.notValid(
                    "ZIP",
                    "A part is malformed in a way that stopped the check",
                    "某一部分格式错误，核验无法继续");
        }
    }

    private void all() {
        var key = key();
        var settlement = text();
        if (key == null) {
            return;
        }
        var attestation = attestation(key, settlement);
        if (settlement == null) {
            return;
        }
        var signatures = signatures(settlement, key);
        var acts = receipts(signatures, key);
        binding(settlement, signatures, acts);
        record(key);
        if (attestation != null) {
            print(settlement, signatures, acts, attestation, key);
        }
    }

    private @Nullable NoteKey key() {
        var text = new String(part(Parts.KEY), StandardCharsets.UTF_8);
        var key = NoteKey.read(text).filter(read -> text.equals(read.text() + "\n")).orElse(null);
        if (key == null) {
            report.notValid(Parts.KEY, "The institution's key cannot be read", "机构公钥无法读取");
        } else if (trust == null) {
            report.notChecked(
                    Parts.KEY,
                    "No trusted key was given; compare this key with the one that the institution"
                            + " publishes: "
                            + key.text(),
                    "未提供受信任的密钥；请将此密钥与机构公布的密钥核对：" + key.text());
        } else if (key.equals(trust)) {
            report.valid(Parts.KEY, "The institution's key is the one you trust", "机构公钥即核验人所信任的密钥");
        } else {
            report.notValid(
                    Parts.KEY,
                    "The key is not the one you trust: " + key.text(),
                    "所示密钥并非核验人所信任的密钥：" + key.text());
        }
        return key;
    }

    private @Nullable Settlement text() {
        try {
            var settlement = Settlement.read(part(Parts.TEXT));
            report.valid(
                    Parts.TEXT,
                    "The text is in its canonical form; SHA-256 " + settlement.hash().hex(),
                    "文本为其唯一正式形式；SHA-256 " + settlement.hash().hex());
            return settlement;
        } catch (CanonicalJson.Malformed why) {
            report.notValid(
                    Parts.TEXT,
                    "The text is not a settlement in canonical form: " + why.getMessage(),
                    "文本并非正式形式的和解协议：" + why.getMessage());
            return null;
        }
    }

    private @Nullable Attestation attestation(NoteKey key, @Nullable Settlement settlement) {
        try {
            var read = Attestation.read(part(Parts.ATTESTATION), key);
            var attestation = read.attestation();
            if (read.signed()) {
                report.valid(
                        Parts.ATTESTATION,
                        "The institution has signed the attestation that the settlement resulted from"
                                + " mediation",
                        "机构已签署证明书，证明和解协议系调解所产生");
            } else {
                report.notValid(
                        Parts.ATTESTATION,
                        "The attestation is not signed by the institution's key",
                        "证明书并非由机构密钥签署");
            }
            if (settlement != null
                    && (!attestation.caseNumber().equals(settlement.caseNumber())
                            || !attestation
                                    .statement()
                                    .equals(
                                            SettlementPrint.attestedStatement(
                                                    settlement,
                                                    attestation.conclusion(),
                                                    attestation.on())))) {
                report.notValid(
                        Parts.ATTESTATION,
                        "The attestation speaks of another settlement",
                        "证明书所述并非本和解协议");
            }
            var conclusion = attestation.conclusion();
            if (conclusion.began().isAfter(conclusion.concluded())
                    || conclusion.concluded().isAfter(attestation.on())) {
                report.notValid(
                        Parts.ATTESTATION,
                        "The days that the attestation names are out of order",
                        "证明书所载日期先后不合");
            }
            hashes(attestation);
            return attestation;
        } catch (CanonicalJson.Malformed why) {
            report.notValid(
                    Parts.ATTESTATION,
                    "The attestation cannot be read: " + why.getMessage(),
                    "证明书无法读取：" + why.getMessage());
            return null;
        }
    }

    private void hashes(Attestation attestation) {
        var names = new TreeSet<>(parts.keySet());
        names.addAll(attestation.parts().keySet());
        names.remove(Parts.ATTESTATION);
        for (var name : names) {
            var content = parts.get(name);
            if (content == null) {
                report.notValid(name, "The part is attested but missing", "证明书列有该部分，但文件包中缺失");
            } else if (!Hash.sha256(content).hex().equals(attestation.parts().get(name))) {
                report.notValid(name, "The part is not the one that was attested", "该部分与证明书所列不符");
            }
        }
    }

    private List<Signature> signatures(Settlement settlement, NoteKey key) {
        var signatures = new ArrayList<Signature>();
        try {
            if (!(CanonicalJson.read(part(Parts.SIGNATURES)) instanceof List<?> list)) {
                throw new CanonicalJson.Malformed("a list was expected");
            }
            for (var item : list) {
                signatures.add(Signature.read(item));
            }
        } catch (CanonicalJson.Malformed why) {
            report.notValid(
                    Parts.SIGNATURES,
                    "The signatures cannot be read: " + why.getMessage(),
                    "签名无法读取：" + why.getMessage());
            return signatures;
        }
        for (var signature : signatures) {
            signature(settlement, signature, key);
        }
        if (signatures.stream().noneMatch(s -> s.statement().capacity() == Capacity.MEDIATOR)) {
            report.valid(
                    Parts.SIGNATURES,
                    "No mediator has signed; the evidence of mediation is the attestation",
                    "未见调解员签名；调解之证据为机构证明书");
        }
        return signatures;
    }

    private void signature(Settlement settlement, Signature signature, NoteKey key) {
        var signatory = signature.statement().signatory();
        var fault = SignatureCheck.fault(settlement, signature, key);
        if (fault == null) {
            report.valid(
                    Parts.SIGNATURES,
                    "%s has signed this text (%s)"
                            .formatted(signatory.english(), signature.method().english()),
                    "%s已签署本文本（%s）".formatted(signatory.chinese(), signature.method().chinese()));
        } else {
            report.notValid(Parts.SIGNATURES, Parts.ofSignature(signature, fault));
        }
    }

    private SigningActs receipts(List<Signature> signatures, NoteKey key) {
        var read = new ArrayList<Receipt>();
        for (var name : parts.keySet()) {
            if (name.startsWith(Parts.RECEIPTS)) {
                add(name, Verifier.receipt(part(name), key));
                try {
                    read.add(Receipt.read(part(name)));
                } catch (CanonicalJson.Malformed reported) {
                    // The verifier has just said so.
                }
            }
        }
        var acts = new SigningActs(read);
        for (var signature : signatures) {
            var signatory = signature.statement().signatory();
            if (!acts.enter(signature)) {
                report.notValid(
                        Parts.RECEIPTS,
                        "No receipt holds the signature of " + signatory.english(),
                        "回执中未见" + signatory.chinese() + "的签名");
            }
        }
        return acts;
    }

    /// Who is bound, and since when (Model Rules, art. 18(3) and (4)).
    private void binding(Settlement settlement, List<Signature> signatures, SigningActs acts) {
        for (var signature : signatures) {
            var signatory = signature.statement().signatory();
            var confirmed = acts.confirmed(signature);
            if (signature.statement().adReferendum() && confirmed != null) {
                report.valid(
                        Parts.SIGNATURES,
                        "%s signed ad referendum, confirmed on %s"
                                .formatted(signatory.english(), confirmed),
                        "%s作待核准之签署，已于%s核准".formatted(signatory.chinese(), confirmed));
            }
        }
        SealSettlement.missing(settlement, signatures, acts)
                .forEach(missing -> report.notValid(Parts.SIGNATURES, missing));
    }

    private void record(NoteKey key) {
        if (!parts.containsKey(Parts.RECORD)) {
            report.notChecked(
                    Parts.RECORD,
                    "The bundle holds no log in which its receipts stand",
                    "文件包未载回执所在日志");
            return;
        }
        add(Parts.RECORD, Verifier.recordOfItsDay(part(Parts.RECORD), key, since));
        try {
            var record = RecordExtract.read(part(Parts.RECORD));
            var tree = record.tree();
            for (var name : parts.keySet()) {
                if (name.startsWith(Parts.RECEIPTS)) {
                    var head = Receipt.read(part(name)).checkpoint().checkpoint();
                    boolean same = head.origin().equals(record.checkpoint().checkpoint().origin());
                    if (!same
                            || head.size() > tree.size()
                            || !tree.rootAt((int) head.size()).equals(head.root())) {
                        report.notValid(
                                name,
                                "The receipt belongs to another history than the log",
                                "回执与日志并非同一历史");
                    }
                }
            }
        } catch (CanonicalJson.Malformed reported) {
            // The verifier has just said so.
        }
    }

    private void print(
            Settlement settlement,
            List<Signature> signatures,
            SigningActs acts,
            Attestation attestation,
            NoteKey key) {
        var page =
                SettlementPrint.of(
                        settlement,
                        signatures,
                        acts,
                        attestation.conclusion(),
                        attestation.on(),
                        key);
        var pdf = part(Parts.PRINT);
        var differences = PrintCheck.differences(pdf, page);
        if (differences.isEmpty()) {
            report.valid(
                    Parts.PRINT,
                    "The print says exactly what was signed, with its signatures and the"
                            + " attestation",
                    "印本与所签署文本、签名及证明书完全一致");
        }
        differences.forEach(difference -> report.notValid(Parts.PRINT, difference));
        drawn(pdf, page);
        var seal = PrintCheck.sealFault(pdf, attestation.certificate(), attestation.on());
        if (seal == null) {
            report.valid(Parts.PRINT, "The institution's seal is unbroken", "机构印章完好");
        } else {
            report.notValid(Parts.PRINT, seal);
        }
    }

    /// Whether the print looks as it reads.
    private void drawn(byte[] pdf, SettlementPrint.Page page) {
        try {
            switch (DrawnPrint.compare(pdf, page)) {
                case DrawnPrint.Outcome.Same() ->
                        report.valid(
                                Parts.PRINT,
                                "Every page is drawn as this text is printed: the same letters, and nothing"
                                        + " over them",
                                "各页的绘制与本文本的打印结果逐一相同：字形相同，无任何遮盖");
                case DrawnPrint.Outcome.Other(var where) ->
                        report.notValid(
                                Parts.PRINT,
                                "The print is drawn otherwise than this text is printed: "
                                        + where.english(),
                                "印本的绘制与本文本的打印结果不符：" + where.chinese());
                case DrawnPrint.Outcome.OfAnotherPrinter(var version) ->
                        report.notChecked(
                                Parts.PRINT,
                                "How the print is drawn cannot be compared: it was made by another version of the printer (%s; this is %s). Verify it with the release of that version"
                                        .formatted(version, Print.PRINTER),
                                "印本的绘制无法比对：印本由另一版本的打印程序制作（%s；本程序为 %s）。请以该版本的发行版核验"
                                        .formatted(version, Print.PRINTER));
            }
        } catch (IOException unreadable) {
            report.notValid(Parts.PRINT, "The print cannot be read", "印本无法读取");
        }
    }

    /// Takes over what the engine found; whether its key is the reader's is said once, for the
    /// bundle.
    private void add(String part, Verification verification) {
        for (var finding : verification.findings()) {
            boolean sameKey = finding.reason() == Finding.Reason.TRUSTED;
            if (!sameKey && finding.reason() != Finding.Reason.READ) {
                report.add(line(part, finding));
            }
        }
    }

    static Report.Line line(String part, Finding finding) {
        var detail = finding.detail().isEmpty() ? "" : " (" + finding.detail() + ")";
        return new Report.Line(
                part,
                finding.verdict(),
                new Bilingual(
                        finding.reason().in(Locale.ENGLISH) + detail,
                        finding.reason().in(Locale.CHINESE) + detail));
    }

    private byte[] part(String name) {
        return parts.getOrDefault(name, new byte[0]);
    }
}
