package org.goodoffices.engines.proof;

import java.util.Locale;

/// One thing that a verification looked at, and what it found.
///
/// @param part what was looked at
/// @param verdict what follows
/// @param reason why
/// @param detail figures or names that belong to the reason, in no language; may be empty
public record Finding(Part part, Verdict verdict, Reason reason, String detail) {
    /// What follows from a finding.
    public enum Verdict {
        VALID,
        NOT_VALID,
        /// Nothing was given to check it against.
        NOT_CHECKED
    }

    /// The parts of a receipt, a record or a history.
    public enum Part {
        DOCUMENT,
        ENTRIES,
        CHECKPOINT,
        SIGNER,
        HISTORY,
        INSTITUTION_LOG
    }

    /// What can be found.
    public enum Reason {
        READ("The document is whole and in its one spelling", "文件完整，且格式唯一、合规"),
        MALFORMED("The document cannot be read as what it says it is", "文件无法按其所称格式读取"),
        INCLUDED(
                "The entries are in the log, unchanged, at the places named", "各条目确在日志所示位置，内容未经更改"),
        NOT_INCLUDED(
                "An entry is not in the log, or not as it is shown here", "有条目不在日志之中，或与日志所载不符"),
        OTHER_PLACE(
                "An entry names another log, or another place in it, than the one it is shown at",
                "有条目自载的日志或位置与文件所示不符"),
        SIGNED("The checkpoint is signed by the key named", "检查点由所示密钥签署"),
        BADLY_SIGNED("The checkpoint is not signed by the key named", "检查点并非由所示密钥签署"),
        TRUSTED("The key is the one that you trust", "所示密钥即核验人所信任的密钥"),
        NOT_TRUSTED("The key is not the one that you trust", "所示密钥并非核验人所信任的密钥"),
        TRUST_NOT_GIVEN(
                "No trusted key was given; compare this key with the one that the institution"
                        + " publishes",
                "未提供受信任的密钥；请将此密钥与机构公布的密钥核对"),
        CONTINUED(
                "The log continues the earlier checkpoint: nothing before it was changed",
                "日志由先前检查点延续而来，此前内容均未更改"),
        REWRITTEN(
                "The log does not continue the earlier checkpoint: both are signed, so the log was"
                        + " rewritten",
                "日志与先前检查点不相延续：两者均经签署，足见日志已遭改写"),
        NOT_CONTINUED(
                "The log is not shown to continue the earlier checkpoint although both are signed:"
                        + " unless this document is damaged, the log was rewritten",
                "未能证明日志由先前检查点延续而来，而两者均经签署：除非本文件已受损，否则日志已遭改写"),
        OTHER_LOG("The earlier checkpoint belongs to another log", "先前检查点属于另一日志"),
        SHRUNK(
                "The log is shorter than the checkpoint that was kept: unless this document is older"
                        + " than that checkpoint, entries were removed",
                "日志短于所保存检查点所示：除非本文件早于该检查点，否则已有条目遭删除"),
        NEWER_KEPT(
                "The checkpoint given is newer than this document; ask the institution for the history"
                        + " from the size of this document and verify it with --since THIS DOCUMENT",
                "所提供的检查点晚于本文件；请向机构索取自本文件所载条数起的日志沿革，并以 --since 指明本文件予以核验"),
        EARLIER_UNREADABLE("The earlier checkpoint cannot be read", "先前检查点无法读取"),
        EARLIER_BADLY_SIGNED(
                "The earlier checkpoint is not signed by the same key", "先前检查点并非由同一密钥签署"),
        KEPT_NOT_GIVEN(
                "No checkpoint that was kept was given; a history shows something only when it is held"
                        + " against one (--since)",
                "未提供所保存的检查点；日志沿革须与所保存的检查点核对（--since），方能有所证明"),
        NO_PROOF_FOR(
                "The document does not say how the log grew since the earlier checkpoint; ask the"
                        + " institution for the history from that size and verify it with --since",
                "文件未载明日志自先前检查点以来如何延续；请向机构索取自该条数起的日志沿革，并以 --since 核验"),
        ANCHORED("The institution's own log holds the checkpoint of this log", "机构总日志载有本日志的检查点"),
        NOT_ANCHORED(
                "The institution's own log does not hold the checkpoint of this log",
                "机构总日志未载有本日志的检查点");

        private final String english;
        private final String chinese;

        Reason(String english, String chinese) {
            this.english = english;
            this.chinese = chinese;
        }

        /// The sentence in the reader's language.
        public String in(Locale language) {
            return language.getLanguage().equals("zh") ? chinese : english;
        }
    }

    static Finding valid(Part part, Reason reason, String detail) {
        return new Finding(part, Verdict.VALID, reason, detail);
    }

    static Finding notChecked(Part part, Reason reason, String detail) {
        return new Finding(part, Verdict.NOT_CHECKED, reason, detail);
    }

    static Finding notValid(Part part, Reason reason, String detail) {
        return new Finding(part, Verdict.NOT_VALID, reason, detail);
    }
}
