// Defines <cryptorefills-widget> when it is imported, with the package's files under /cryptorefills-widget/.
import { register } from "./register.js";

register();
