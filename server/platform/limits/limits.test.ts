import { limitsContract } from "../../testing/contracts/limits-contract.ts";
import { openMemoryLimits } from "./limits.ts";

limitsContract("memory", openMemoryLimits);
