package org.goodoffices.trial;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Page;

/// A device that holds passkeys and knows its owner, given to a browser.
final class Passkeys {

    private Passkeys() {}

    static void giveDevice(Page page) {
        var device = new JsonObject();
        device.addProperty("protocol", "ctap2");
        device.addProperty("transport", "internal");
        device.addProperty("hasResidentKey", true);
        device.addProperty("hasUserVerification", true);
        device.addProperty("isUserVerified", true);
        var what = new JsonObject();
        what.add("options", device);
        var tools = page.context().newCDPSession(page);
        tools.send("WebAuthn.enable");
        tools.send("WebAuthn.addVirtualAuthenticator", what);
    }
}
