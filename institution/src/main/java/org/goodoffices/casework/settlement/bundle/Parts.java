package org.goodoffices.casework.settlement.bundle;

/// The parts of a bundle by name.
final class Parts {
    static final String TEXT = "settlement.json";
    static final String SIGNATURES = "signatures.json";
    static final String RECORD = "record.json";
    static final String PRINT = "settlement.pdf";
    static final String KEY = "institution.txt";
    static final String README = "readme.txt";
    static final String ATTESTATION = "attestation.txt";
    static final String RECEIPTS = "receipts/";

    static final String README_TEXT =
            """
            和解协议文件包

            settlement.pdf    和解协议印本，加盖机构电子印章，附证明书
            settlement.json   各方所签署的正式文本（RFC 8785）
            signatures.json   各签名及其公钥
            receipts/         签署及核准行为的记录回执
            record.json       上述行为所在日志；其他条目仅载散列值
            institution.txt   机构公钥；请与机构公布的密钥核对
            attestation.txt   机构证明书，载有以上各部分的散列值

            核验：goodoffices verify FILE --trust KEY

            Bundle of a settlement agreement

            settlement.pdf    print of the agreement, sealed by the institution, with the attestation
            settlement.json   the canonical text that was signed (RFC 8785)
            signatures.json   the signatures and their public keys
            receipts/         receipts of the record for the acts of signing and confirming
            record.json       the log in which those acts stand; of other entries only hashes
            institution.txt   the institution's public key; compare it with the published one
            attestation.txt   the institution's attestation, with the hashes of the parts above

            To verify: goodoffices verify FILE --trust KEY
            """;

    private Parts() {}

    static String receipt(int number) {
        return RECEIPTS + number + ".json";
    }

    static Bilingual ofSignature(Signature signature, Bilingual fault) {
        var signatory = signature.statement().signatory();
        return new Bilingual(
                "The signature of %s does not hold: %s"
                        .formatted(signatory.english(), fault.english()),
                "%s的签名无效：%s".formatted(signatory.chinese(), fault.chinese()));
    }
}
