package org.goodoffices.sample;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import org.goodoffices.foundation.identity.PersonId;

/// The people of the sample world. All are fictional.
public enum SamplePerson {
    CHEN("Chen Siyuan", "陈思远", "case manager", "案件经理"),
    OKAFOR("Amara Okafor", "阿玛拉·奥卡福", "case manager", "案件经理"),
    VALDES("Teresa Valdés", "特蕾莎·巴尔德斯", "Secretary-General", "秘书长"),
    LEUNG("Leung Ching-yee", "梁静仪", "mediator", "调解员"),
    RAHMANI("Yusuf Rahmani", "优素福·拉赫马尼", "mediator", "调解员"),
    SOLHEIM("Ingrid Solheim", "英格丽德·索尔海姆", "mediator", "调解员"),
    BRANDT("Helena Brandt", "海伦娜·勃兰特", "agent of Brandt Turbines AG", "勃兰特涡轮机股份公司代理人"),
    MORETTI("Luca Moretti", "卢卡·莫雷蒂", "counsel", "法律顾问"),
    LIN("Lin Qiaoyun", "林乔云", "agent of Lanhai Heavy Industries", "蓝海重工代理人"),
    ZHAO("Zhao Wenbo", "赵文博", "counsel", "法律顾问"),
    ADEYEMI("Folake Adeyemi", "福拉克·阿德耶米", "agent of the Republic of Avaria", "阿瓦里亚共和国代理人"),
    TANVIR("Sana Tanvir", "萨娜·坦维尔", "agent of the Kingdom of Nerith", "奈里斯王国代理人"),
    DUBOIS("Claire Dubois", "克莱尔·杜布瓦", "agent of Meridian Solar SA", "子午线太阳能公司代理人"),
    HALVORSEN("Nils Halvorsen", "尼尔斯·哈尔沃森", "Legal Affairs", "法律事务司"),
    VARGA("Ilse Varga", "伊尔莎·瓦尔加", "delegate of Lorvane to the Assembly", "洛尔万出席大会代表"),
    MARENKO("Oksana Marenko", "奥克萨娜·马连科", "delegate of Ostrevia to the Assembly", "奥斯特雷维亚出席大会代表"),
    SEITKALI("Daniyar Seitkali", "达尼亚尔·塞特卡利", "delegate of Kharun to the Assembly", "卡伦出席大会代表"),
    FONTAINE("Mireille Fontaine", "米雷耶·方丹", "assessor of nominees to the panel", "名册被提名人评审员"),
    WILK("Tomasz Wilk", "托马什·维尔克", "assessor of nominees to the panel", "名册被提名人评审员"),
    HADDAD("Omar Haddad", "奥马尔·哈达德", "nominee to the panel", "名册被提名人"),
    LUNA("Beatriz Luna", "贝亚特丽丝·卢娜", "former panel member", "前名册调解员"),
    PEREIRA("Duarte Pereira", "杜阿尔特·佩雷拉", "head of Research and Training", "研究与培训司司长"),
    TANAKA("Tanaka Aiko", "田中爱子", "head of Financial Management", "财务管理司司长"),
    KIMANI("Grace Kimani", "格蕾丝·基马尼", "head of Administration", "行政司司长");

    private final String en;
    private final String zh;
    private final String workEn;
    private final String workZh;

    SamplePerson(String en, String zh, String workEn, String workZh) {
        this.en = en;
        this.zh = zh;
        this.workEn = workEn;
        this.workZh = workZh;
    }

    public String en() {
        return en;
    }

    public String zh() {
        return zh;
    }

    /// What they do, for the sign-in page.
    public String workEn() {
        return workEn;
    }

    public String workZh() {
        return workZh;
    }

    public String mail() {
        return name().toLowerCase(Locale.ROOT) + "@sample.invalid";
    }

    public PersonId id() {
        return new PersonId(
                UUID.nameUUIDFromBytes(
                        ("sample person " + name()).getBytes(StandardCharsets.UTF_8)));
    }
}
