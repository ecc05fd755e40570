package org.goodoffices.engines.bargaining;

/// The points of a frontier that have a name. Each is chosen among packages at or above every
/// walk-away; gains are counted from there. None of them is right in itself: each gives what its
/// sentence says.
public enum Point {
    /// Nash 1950: the largest product of gains.
    NASH(
            "nash",
            new Text(
                    "The largest product of all gains over the walk-aways (Nash). It does not"
                            + " depend on the unit in which a party counts; a gain counts for more where"
                            + " there is little.",
                    "各方相对于退出值之增益的乘积最大（纳什）。结果不因当事方计分单位而异；增益少者，其每一分增益所占分量较大。")),
    /// Kalai and Smorodinsky 1975: equal parts of what each could gain at most.
    KALAI_SMORODINSKY(
            "kalaiSmorodinsky",
            new Text(
                    "Each party gets, as nearly as packages allow, the same part of the most that it"
                            + " could gain while no other falls below its walk-away"
                            + " (Kalai-Smorodinsky).",
                    "在其他各方均不低于退出值的前提下，各方所得占其最大可能增益的比例尽可能相同（卡莱－斯莫罗丁斯基）。")),
    /// Kalai 1977, refined lexicographically: the least gain as large as can be, then the next.
    EGALITARIAN(
            "egalitarian",
            new Text(
                    "The least gain is as large as it can be, then the second least, and so on"
                            + " (egalitarian, leximin). It means something where the parties' values are"
                            + " on one scale.",
                    "最小增益尽可能大，次小增益继之，依次类推（平等解，字典序最大最小）。仅在各方分值标度可比时有意义。")),
    /// The largest sum of values.
    UTILITARIAN(
            "utilitarian",
            new Text(
                    "The largest sum of values, whoever gets them (utilitarian). It means something"
                            + " where the parties' values are on one scale.",
                    "各方分值之和最大，不论归于何方（功利解）。仅在各方分值标度可比时有意义。"));

    private final String key;
    private final Text words;

    Point(String key, Text words) {
        this.key = key;
        this.words = words;
    }

    /// The name in files.
    public String key() {
        return key;
    }

    /// What the point is, and for whom it gives what.
    public Text words() {
        return words;
    }
}
