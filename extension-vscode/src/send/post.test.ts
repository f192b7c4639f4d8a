import { postContract } from "@streakline/shared/testing/post-contract.ts";
import { post } from "./post.ts";

postContract("the editor", post);
