import { limitsContract } from "../../testing/limits-contract.ts";
import { openMemoryLimits } from "./limits.ts";

limitsContract("memory", openMemoryLimits);
