// What a page kept on this device goes with the sign-in.
sessionStorage.clear();
