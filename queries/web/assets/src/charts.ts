import "./timeline";
import "./map";
